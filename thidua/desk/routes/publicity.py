"""Addresses of publishing, under ``/khen-thuong/cong-khai/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import publicity

publicity_urls: list[URLPattern | URLResolver] = [
    path("quyet-dinh/<str:code>/", publicity.decision_publish, name="decision_publish"),
    path("quyet-dinh/<str:code>/khong/", publicity.decision_withhold, name="decision_withhold"),
    path("lan-nhap/<str:code>/", publicity.batch_publish, name="honour_batch_publish"),
    path("thanh-tich/<str:code>/", publicity.honour_publish, name="honour_publish"),
    path("thanh-tich/<str:code>/khong/", publicity.honour_withhold, name="honour_withhold"),
    path("ca-nhan/<str:code>/hien-lai/", publicity.particulars_show, name="particulars_show"),
]
