"""Addresses of the screens of progress, under ``/so-lieu/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import dashboard, pivot, progress_target, progress_unit, saved_views

progress_urls: list[URLPattern | URLResolver] = [
    path("theo-doi/", dashboard.dashboard, name="dashboard"),
    path("theo-doi/cach-xem/luu/<str:screen>/", saved_views.save, name="view_save"),
    path("theo-doi/cach-xem/<str:code>/", saved_views.open_view, name="view_open"),
    path("theo-doi/cach-xem/<str:code>/xoa/", saved_views.drop, name="view_drop"),
    path("theo-doi/<str:code>/don-vi/<str:unit>/", progress_unit.unit_progress, name="unit_progress"),
    path("theo-doi/<str:code>/<str:part>/", progress_target.target_progress, name="target_progress"),
    path("theo-doi/<str:code>/<str:part>/so/", progress_target.number, name="number_card"),
    path("bang-xoay/", pivot.pivot, name="pivot"),
]
