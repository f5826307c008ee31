"""Addresses of dossiers, rounds and the record of merit, under ``/khen-thuong/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import (
    award_rounds,
    consultations,
    dossier_changes,
    dossier_moves,
    dossiers,
    eligibility,
    merit_entries,
)

round_urls = [
    path("", award_rounds.award_round_list, name="award_round_list"),
    path("mo/", award_rounds.new, name="award_round_new"),
    path("<str:code>/", award_rounds.award_round_page, name="award_round_page"),
    path("<str:code>/sua/", award_rounds.edit, name="award_round_edit"),
    path("<str:code>/buoc/<slug:name>/", award_rounds.step, name="award_round_step"),
    path("<str:code>/ty-le/<str:award_code>/", award_rounds.quota, name="award_round_quota"),
]

one_dossier_urls = [
    path("", dossiers.dossier_page, name="dossier_page"),
    path("sua/", dossier_changes.edit, name="dossier_edit"),
    path("giay-to/", dossier_changes.paper_new, name="dossier_paper_new"),
    path("buoc/<slug:name>/", dossier_changes.step, name="dossier_step"),
    path("lay-y-kien/", consultations.opinions_new, name="opinions_new"),
    path("cong-khai/", consultations.notice_new, name="notice_new"),
    path("cong-khai/<int:number>/gop-y/", consultations.feedback_new, name="feedback_new"),
]

record_urls = [
    path("ghi/<slug:kind>/<str:code>/<slug:what>/", merit_entries.enter, name="merit_enter"),
    path("sang-kien/<str:code>/", merit_entries.initiative_new, name="initiative_new"),
    path("ky-luat/<int:number>/ket-thuc/", merit_entries.penalty_end, name="penalty_end"),
    path("tam-dung/<str:code>/bo/", merit_entries.hold_lift, name="hold_lift"),
]

dossier_urls: list[URLPattern | URLResolver] = [
    path("", dossiers.dossier_list, name="dossier_list"),
    path("lap-ho-so/", dossier_changes.new, name="dossier_new"),
    path("dot-xuat/", dossier_changes.quick, name="dossier_quick"),
    path("chuyen-buoc/<slug:name>/", dossier_moves.move, name="dossier_move"),
    path("du-dieu-kien/", eligibility.eligibility_page, name="eligibility_list"),
    path("dot/", include(round_urls)),
    path("ho-so/<str:code>/", include(one_dossier_urls)),
    path("giay-to/<int:number>/", dossiers.paper_file, name="dossier_paper"),
    path("giay-to/<int:number>/bo/", dossier_changes.paper_drop, name="dossier_paper_drop"),
    path("y-kien/<int:number>/", consultations.opinion_page, name="opinion_page"),
    path("gop-y/<int:number>/ket-luan/", consultations.feedback_settle, name="feedback_settle"),
    path("thanh-tich/", include(record_urls)),
]
