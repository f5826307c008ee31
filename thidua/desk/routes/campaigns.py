"""Addresses of campaigns, their targets and the catalogue of indicators, all under ``/phong-trao/``."""

from __future__ import annotations

from django.urls import path

from thidua.desk.views import campaigns

campaign_urls = [
    path("", campaigns.campaign_list, name="campaign_list"),
    path("<str:code>/", campaigns.campaign_page, name="campaign_page"),
]
