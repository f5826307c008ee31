"""Addresses of the files of old honours, under ``/quan-tri/nhap-thanh-tich/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import honour_batches

honour_batch_urls: list[URLPattern | URLResolver] = [
    path("", honour_batches.batch_list, name="honour_batch_list"),
    path("<str:code>/tep/", honour_batches.batch_file, name="honour_batch_file"),
    path("<str:code>/hoan-tac/", honour_batches.undo, name="honour_batch_undo"),
]
