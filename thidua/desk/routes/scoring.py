"""Addresses of schemes under ``/cham-diem/``, with those of rounds, registrations and pledges beside them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.routes.judging import round_urls
from thidua.desk.routes.registrations import pledge_urls, registration_urls
from thidua.desk.views import schemes, scoring_rounds

scheme_urls = [
    path("", schemes.scheme_list, name="scheme_list"),
    path("lap-moi/", schemes.new_scheme, name="scheme_new"),
    path("mau-excel/", schemes.scheme_file, name="scheme_file"),
    path("<str:code>/", schemes.scheme_page, name="scheme_page"),
    path("<str:code>/nap-lai/", schemes.reload_scheme, name="scheme_reload"),
    path("<str:code>/buoc/<slug:name>/", schemes.scheme_step, name="scheme_step"),
    path("<str:code>/thu/<int:year>/<str:cluster>/", schemes.scheme_trial, name="scheme_trial"),
]

scoring_urls: list[URLPattern | URLResolver] = [
    path("", scoring_rounds.scorecard_list, name="scorecard_list"),
    path("bang-diem/", include(scheme_urls)),
    path("dang-ky/", include(registration_urls)),
    path("dot/", include(round_urls)),
    path("giao-uoc/", include(pledge_urls)),
]
