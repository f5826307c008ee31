"""Addresses of campaigns, their targets and the catalogue of indicators, all under ``/phong-trao/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import (
    allocations,
    campaign_answer,
    campaign_compose,
    campaign_launch,
    campaign_parts,
    campaigns,
    indicator_changes,
    indicators,
    target_changes,
    targets,
)

indicator_urls = [
    path("", indicators.indicator_list, name="indicator_list"),
    path("them-moi/", indicator_changes.new, name="indicator_new"),
    path("<str:code>/", indicators.indicator_page, name="indicator_page"),
    path("<str:code>/sua/", indicator_changes.edit, name="indicator_edit"),
    path("<str:code>/ngung-dung/", indicator_changes.retire, name="indicator_retire"),
    path("<str:code>/dung-lai/", indicator_changes.reinstate, name="indicator_reinstate"),
]

target_urls = [
    path("them-moi/", target_changes.new, name="target_new"),
    path("<str:part>/", targets.target_page, name="target_page"),
    path("<str:part>/sua/", target_changes.edit, name="target_edit"),
    path("<str:part>/bo/", target_changes.drop, name="target_drop"),
    path("<str:part>/khoi-phuc/", target_changes.restore, name="target_restore"),
    path("<str:part>/nam-goc/", target_changes.baseline, name="target_baseline"),
    path("<str:part>/dieu-chinh/", target_changes.adjustment, name="target_adjust"),
    path(
        "<str:part>/dieu-chinh/<int:order>/rut/", target_changes.withdraw_adjustment, name="target_adjustment_withdraw"
    ),
    path("<str:part>/phan-bo/", allocations.allocation, name="target_allocation"),
]

campaign_urls: list[URLPattern | URLResolver] = [
    path("", campaigns.campaign_list, name="campaign_list"),
    path("chi-tieu/", include(indicator_urls)),
    path("soan-moi/", campaign_compose.new, name="campaign_new"),
    path("tu-nam-truoc/", campaign_compose.copy, name="campaign_copy"),
    path("<str:code>/", campaigns.campaign_page, name="campaign_page"),
    path("<str:code>/sua/", campaign_compose.edit, name="campaign_edit"),
    path("<str:code>/phat-dong/", campaign_launch.gate, name="campaign_gate"),
    path("<str:code>/so-ngay/", campaign_launch.number, name="campaign_number"),
    path("<str:code>/don-vi-nhan/", campaign_launch.recipients, name="campaign_recipients"),
    path("<str:code>/buoc/<str:step>/", campaign_launch.end, name="campaign_end"),
    path("<str:code>/phan/<str:name>/", campaign_parts.parts, name="campaign_parts"),
    path("<str:code>/phan/<str:name>/<int:position>/bo/", campaign_parts.remove, name="campaign_part_remove"),
    path("<str:code>/tiep-nhan/<str:unit>/", campaign_answer.acknowledge, name="campaign_acknowledge"),
    path("<str:code>/huong-ung/<str:unit>/", campaign_answer.begin, name="campaign_answer"),
    path("<str:code>/doi-chieu/", campaign_answer.compare, name="campaign_compare"),
    path("<str:code>/tep/", campaigns.file, name="campaign_file"),
    path("<str:code>/chi-tieu/", include(target_urls)),
]
