"""Addresses of schemes under ``/cham-diem/``, with those of rounds, registrations and pledges beside them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.routes.judging import round_urls
from thidua.desk.routes.registrations import pledge_urls, registration_urls
from thidua.desk.views import (
    scheme_builder,
    scheme_lines,
    scheme_rules,
    scheme_start,
    scheme_trial,
    scheme_versions,
    schemes,
    scoring_rounds,
    what_if,
)

build_urls: list[URLPattern | URLResolver] = [
    path("", scheme_builder.build, name="scheme_build"),
    path("khung/", scheme_rules.frame, name="scheme_frame"),
    path("them/<slug:kind>/", scheme_lines.add, name="scheme_line_add"),
    path("muc/<str:key>/", scheme_lines.edit, name="scheme_line"),
    path("viec/<slug:name>/", scheme_builder.deed, name="scheme_deed"),
    path("quy-tac/<slug:part>/", scheme_rules.rules, name="scheme_rules"),
    path("ban/<int:number>/", scheme_versions.version, name="scheme_version"),
]

scheme_urls: list[URLPattern | URLResolver] = [
    path("", schemes.scheme_list, name="scheme_list"),
    path("lap-moi/", scheme_start.new_scheme, name="scheme_new"),
    path("mau-excel/", scheme_start.scheme_file, name="scheme_file"),
    path("<str:code>/", schemes.scheme_page, name="scheme_page"),
    path("<str:code>/soan/", include(build_urls)),
    path("<str:code>/chep/", scheme_start.copy, name="scheme_copy"),
    path("<str:code>/nap-lai/", scheme_start.reload_scheme, name="scheme_reload"),
    path("<str:code>/buoc/<slug:name>/", schemes.scheme_step, name="scheme_step"),
    path("<str:code>/thu/", scheme_trial.choose, name="scheme_trials"),
    path("<str:code>/thu/<int:year>/<str:cluster>/", scheme_trial.trial, name="scheme_trial"),
]

scoring_urls: list[URLPattern | URLResolver] = [
    path("", scoring_rounds.scorecard_list, name="scorecard_list"),
    path("bang-diem/", include(scheme_urls)),
    path("dang-ky/", include(registration_urls)),
    path("dot/", include(round_urls)),
    path("dot/<str:code>/neu-nhu/", what_if.what_if_page, name="scoring_what_if"),
    path("giao-uoc/", include(pledge_urls)),
]
