"""Addresses of exemplars, under ``/dien-hinh/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import exemplar_changes, exemplars

exemplar_urls: list[URLPattern | URLResolver] = [
    path("", exemplars.exemplar_list, name="exemplar_list"),
    path("de-cu/", exemplar_changes.nominate, name="exemplar_nominate"),
    path("nhan-rong/", exemplars.replication_list, name="replication_list"),
    path("nhan-rong/<int:number>/", exemplar_changes.copy_result, name="exemplar_copy_result"),
    path("anh/<int:number>/", exemplars.picture, name="exemplar_picture"),
    path("anh/<int:number>/bo/", exemplar_changes.remove_picture, name="exemplar_picture_remove"),
    path("<str:code>/", exemplars.exemplar_page, name="exemplar_page"),
    path("<str:code>/sua/", exemplar_changes.edit, name="exemplar_edit"),
    path("<str:code>/anh/", exemplar_changes.add_picture, name="exemplar_picture_add"),
    path("<str:code>/xac-minh/", exemplar_changes.verify, name="exemplar_verify"),
    path("<str:code>/cong-bo/", exemplar_changes.publish, name="exemplar_publish"),
    path("<str:code>/rut/", exemplar_changes.withdraw, name="exemplar_withdraw"),
    path("<str:code>/lam-theo/", exemplar_changes.copy, name="exemplar_copy"),
]
