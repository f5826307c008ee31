"""Addresses of the public site; each of them is open without an account."""

from __future__ import annotations

from django.urls import path

from thidua.portal import proof

urlpatterns = [
    path("xac-minh/", proof.ask, name="proof_ask"),
    path("xac-minh/khoa-cong-khai/", proof.public_key, name="proof_key"),
    path("xac-minh/k/<str:token>/", proof.by_token, name="proof_by_token"),
    path("xac-minh/<str:code>/", proof.by_code, name="proof_by_code"),
]
