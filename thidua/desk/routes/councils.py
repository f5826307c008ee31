"""Addresses of councils, meetings and ballots, under ``/hoi-dong/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import (
    agenda_dossiers,
    ballot_keys,
    ballot_records,
    ballots,
    council_changes,
    council_items,
    council_meetings,
    council_reviews,
    councils,
    voting,
)

meeting_urls = [
    path("", council_meetings.meeting_list, name="meeting_list"),
    path("<str:code>/", council_meetings.meeting_page, name="meeting_page"),
    path("<str:code>/sua/", council_changes.change, name="meeting_edit"),
    path("<str:code>/gui-loi-moi/", council_changes.tell, name="meeting_tell"),
    path("<str:code>/huy/", council_changes.cancel, name="meeting_cancel"),
    path("<str:code>/khai-mac/", council_changes.start, name="meeting_start"),
    path("<str:code>/co-mat/<str:person>/", council_changes.presence, name="meeting_presence"),
    path("<str:code>/ket-thuc/", council_changes.end, name="meeting_end"),
    path("<str:code>/tai-lieu/them/", council_changes.add_file, name="meeting_add_file"),
    path("<str:code>/tai-lieu/<int:number>/", council_meetings.paper_file, name="meeting_file"),
    path("<str:code>/van-ban/<slug:form>/", council_changes.write_paper, name="meeting_write_paper"),
    path("<str:code>/noi-dung/them/", council_items.add, name="agenda_add"),
    path("<str:code>/chon-ho-so/", agenda_dossiers.pick, name="agenda_pick"),
    path("<str:code>/noi-dung/<int:number>/ho-so/", agenda_dossiers.item_dossier, name="agenda_dossier"),
    path(
        "<str:code>/noi-dung/<int:number>/ho-so/giay-to/<int:paper>/",
        agenda_dossiers.item_paper,
        name="agenda_dossier_paper",
    ),
    path("<str:code>/noi-dung/<int:number>/", council_items.item_page, name="agenda_item"),
    path("<str:code>/noi-dung/<int:number>/xung-dot/", council_items.declare, name="agenda_declare"),
    path("<str:code>/noi-dung/<int:number>/ra-soat/", council_items.derive, name="agenda_derive"),
    path("<str:code>/noi-dung/<int:number>/bieu-quyet/", council_items.vote_openly, name="agenda_vote"),
    path("<str:code>/noi-dung/<int:number>/buoc/<slug:name>/", council_items.step, name="agenda_step"),
    path("<str:code>/xem-xet/", council_reviews.review_page, name="review_page"),
    path("<str:code>/xem-xet/<int:number>/", council_reviews.own_review_page, name="review_item"),
    path("<str:code>/hom-phieu/lap/", ballots.prepare, name="ballot_prepare"),
]

ballot_urls = [
    path("", ballots.ballot_page, name="ballot_page"),
    path("nhan-ma/", ballot_keys.take, name="ballot_take_key"),
    path("mo-khoa/", ballot_keys.turn, name="ballot_turn_key"),
    path("buoc/<slug:name>/", ballots.take_step, name="ballot_step"),
    path("huy/", ballots.void, name="ballot_void"),
    path("bo-phieu/", voting.vote, name="ballot_vote"),
    path("bo-phieu/gui/", voting.cast, name="ballot_cast"),
    path("bo-phieu/trong-hom/", voting.inside, name="ballot_inside"),
    path("ket-qua/", ballot_records.record, name="ballot_record"),
    path("ket-qua/ban-ghi/", ballot_records.record_file, name="ballot_record_file"),
]

council_urls: list[URLPattern | URLResolver] = [
    path("", councils.council_list, name="council_list"),
    path("lap-moi/", councils.new, name="council_new"),
    path("phien/", include(meeting_urls)),
    path("hom-phieu/<uuid:box>/", include(ballot_urls)),
    path("<str:code>/", councils.council_page, name="council_page"),
    path("<str:code>/thanh-vien/", councils.seat, name="council_seat"),
    path("<str:code>/thanh-vien/<str:person>/thoi/", councils.unseat, name="council_unseat"),
    path("<str:code>/trieu-tap/", council_changes.call, name="meeting_call"),
]
