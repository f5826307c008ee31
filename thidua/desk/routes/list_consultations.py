"""Addresses of letters and notices about the list of a round, under ``/khen-thuong/``."""

from __future__ import annotations

from django.urls import URLPattern, path

from thidua.desk.views import list_notices, list_opinions

list_consultation_urls: list[URLPattern] = [
    path("dot/<str:code>/lay-y-kien/", list_opinions.letter_new, name="letter_new"),
    path("dot/<str:code>/cong-khai/", list_notices.notice_list_new, name="notice_list_new"),
    path("dot/phieu-y-kien/<str:code>/", list_opinions.letter_page, name="letter_page"),
    path("dot/phieu-y-kien/<str:code>/<str:body>/", list_opinions.letter_answer, name="letter_answer"),
    path("dot/danh-sach-cong-khai/<str:code>/", list_notices.notice_list_page, name="notice_list_page"),
]
