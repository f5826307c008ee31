"""Addresses of publishing, each beside the page it belongs to."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import publicity

DECISION, HONOUR = "khen-thuong/quyet-dinh/<str:code>/", "khen-thuong/thanh-tich/<str:code>/"
publicity_urls: list[URLPattern | URLResolver] = [
    path(f"{DECISION}cong-khai/", publicity.decision_publish, name="decision_publish"),
    path(f"{DECISION}khong-cong-khai/", publicity.decision_withhold, name="decision_withhold"),
    path(f"{HONOUR}cong-khai/", publicity.honour_publish, name="honour_publish"),
    path(f"{HONOUR}khong-cong-khai/", publicity.honour_withhold, name="honour_withhold"),
    path("quan-tri/nhap-thanh-tich/<str:code>/cong-khai/", publicity.batch_publish, name="honour_batch_publish"),
    path("ca-nhan/<str:code>/hien-thong-tin/", publicity.particulars_show, name="particulars_show"),
]
