"""Addresses of registrations and of the pledges and meetings of clusters, under ``/cham-diem/``."""

from __future__ import annotations

from django.urls import path

from thidua.desk.views import cluster_meetings, pledges, registration_changes, registrations

registration_urls = [
    path("", registrations.registration_list, name="registration_list"),
    path("mo-dot/", registration_changes.call, name="registration_call"),
    path("quy-dinh/", registration_changes.rule, name="registration_rule"),
    path("lap-moi/", registrations.new_registration, name="registration_new"),
    path("<str:code>/", registrations.registration_page, name="registration_page"),
    path("<str:code>/sua/", registration_changes.edit, name="registration_edit"),
    path("<str:code>/thay-doi/", registration_changes.change, name="registration_change"),
    path("<str:code>/buoc/<slug:name>/", registrations.registration_step, name="registration_step"),
    path("<str:code>/ly-do/<slug:name>/", registrations.registration_back, name="registration_back"),
]

pledge_urls = [
    path("<int:year>/<str:code>/", pledges.pledge_page, name="pledge_page"),
    path("<int:year>/<str:code>/soan/", pledges.pledge_draft, name="pledge_draft"),
    path("<int:year>/<str:code>/moi-ky/", pledges.pledge_open, name="pledge_open"),
    path("<int:year>/<str:code>/soan-lai/", pledges.pledge_return, name="pledge_return"),
    path("<int:year>/<str:code>/ky/", pledges.pledge_sign, name="pledge_sign"),
    path("<int:year>/<str:code>/hop/", cluster_meetings.keep, name="cluster_meeting"),
    path("<int:year>/<str:code>/hop/<int:number>/bau/", cluster_meetings.elect, name="cluster_election"),
]
