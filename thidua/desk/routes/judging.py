"""Addresses of the rounds of judging, of the cards in them and of what is done on a card, under ``/cham-diem/dot/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import (
    appeals,
    card_evidence,
    card_steps,
    scorecards,
    scoring_proposals,
    scoring_reports,
    scoring_rounds,
    scoring_steps,
)

card_urls = [
    path("", scorecards.scorecard_page, name="scorecard_page"),
    path("nop/", scorecards.submit, name="scorecard_submit"),
    path("rut/", scorecards.recall, name="scorecard_recall"),
    path("dong/<int:number>/tra-lai/", card_steps.send_back, name="scorecard_return"),
    path("tai-lieu/<int:number>/", card_evidence.open_file, name="scorecard_file"),
    path("tai-lieu/<int:number>/go/", card_evidence.take_off, name="scorecard_file_off"),
    path("tai-lieu/them/<str:criterion>/", card_evidence.attach, name="scorecard_attach"),
    path("liet/", card_steps.close_gate, name="scorecard_gate"),
    path("liet/<int:number>/rut/", card_steps.open_gate, name="scorecard_gate_off"),
    path("kien-nghi/<int:number>/tra-loi/", appeals.answer, name="appeal_answer"),
    path("kien-nghi/<int:number>/rut/", appeals.withdraw, name="appeal_withdraw"),
    path("kien-nghi/<str:criterion>/", appeals.file_one, name="scorecard_appeal"),
]

round_urls: list[URLPattern | URLResolver] = [
    path("mo/", scoring_steps.open_round, name="scoring_round_open"),
    path("<str:code>/", scoring_rounds.round_page, name="scoring_round_page"),
    path("<str:code>/buoc/<slug:name>/", scoring_steps.round_step, name="scoring_round_step"),
    path("<str:code>/doi-han/", scoring_steps.change_days, name="scoring_round_days"),
    path("<str:code>/de-nghi/", scoring_proposals.proposals, name="scoring_round_proposals"),
    path("<str:code>/bao-cao/", scoring_reports.write, name="scoring_round_report"),
    path("<str:code>/bang-tinh/", scoring_reports.workbook, name="scoring_round_workbook"),
    path("<str:code>/phieu/<str:unit>/", include(card_urls)),
]
