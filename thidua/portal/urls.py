"""Addresses of the public site; each of them is open without an account."""

from __future__ import annotations

from django.urls import path

from thidua.portal import exemplars, lookup, notices, open_data, proof

urlpatterns = [
    path("xac-minh/", proof.ask, name="proof_ask"),
    path("xac-minh/khoa-cong-khai/", proof.public_key, name="proof_key"),
    path("xac-minh/k/<str:token>/", proof.by_token, name="proof_by_token"),
    path("xac-minh/<str:code>/", proof.by_code, name="proof_by_code"),
    path("tra-cuu/", lookup.look, name="public_lookup"),
    path("tra-cuu/du-lieu-mo.<str:kind>", open_data.hand_out, name="public_data"),
    path("tra-cuu/<str:code>/", lookup.holder, name="public_holder"),
    path("cong-khai/lay-y-kien/", notices.notices, name="public_notices"),
    path("cong-khai/lay-y-kien/<str:code>/", notices.notice, name="public_notice"),
    path("cong-khai/dien-hinh/", exemplars.gallery, name="public_exemplars"),
    path("cong-khai/dien-hinh/anh/<int:number>/", exemplars.picture, name="public_picture"),
    path("cong-khai/dien-hinh/<str:code>/", exemplars.story, name="public_exemplar"),
]
