"""Addresses of decisions, money, honours that were given and their statistics, under ``/khen-thuong/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import (
    decision_changes,
    decision_payments,
    decisions,
    funds,
    honour_statistics,
    honours,
    onward,
    statutory_forms,
)

one_decision_urls = [
    path("", decisions.decision_page, name="decision_page"),
    path("sua/", decision_changes.edit, name="decision_edit"),
    path("chon-ho-so/", decision_changes.pick, name="decision_pick"),
    path("dong/<int:number>/bo/", decision_changes.remove, name="decision_line_remove"),
    path("dong/<int:number>/tien-thuong/", decision_changes.bonus, name="decision_bonus"),
    path("dong/<int:number>/bo-dau-chi/", decision_payments.take_back, name="decision_payment_take_back"),
    path("dong/<int:number>/thu-hoi-tien/", decision_payments.recover, name="decision_bonus_recover"),
    path("buoc/<slug:name>/", decision_changes.step, name="decision_step"),
    path("ly-do/<slug:name>/", decision_changes.end, name="decision_end"),
    path("ban-hanh/", decision_changes.issue, name="decision_issue"),
    path("giu-cho/", decision_changes.hold, name="decision_hold"),
    path("chi-tra/", decision_payments.payment_list, name="decision_payments"),
    path("chi-tra/tep/", decision_payments.payment_file, name="decision_payment_file"),
]

fund_urls = [
    path("", funds.fund_list, name="fund_list"),
    path("mo/", funds.open_new, name="fund_open"),
    path("<str:code>/<int:year>/", funds.fund_page, name="fund_page"),
    path("<str:code>/<int:year>/ghi/", funds.fund_line, name="fund_line"),
]

honour_urls = [
    path("", honours.honour_list, name="honour_list"),
    path("<str:code>/", honours.honour_page, name="honour_page"),
    path("<str:code>/thu-hoi/", honours.take_back, name="honour_take_back"),
    path("<str:code>/phuc-hoi/", honours.give_back, name="honour_give_back"),
    path("<str:code>/xem-lai/<int:number>/", honours.settle, name="honour_doubt"),
]

onward_urls = [
    path("", onward.onward_list, name="onward_list"),
    path("nhan/", onward.receive, name="onward_receive"),
    path("nhan/<str:token>/", onward.review, name="onward_review"),
    path("goi/<str:code>/", onward.package_page, name="onward_package"),
    path("goi/<str:code>/tep/", onward.package_file, name="onward_file"),
]

decision_urls: list[URLPattern | URLResolver] = [
    path("quyet-dinh/", decisions.decision_list, name="decision_list"),
    path("quyet-dinh/lap-moi/", decision_changes.new, name="decision_new"),
    path("quyet-dinh/<str:code>/", include(one_decision_urls)),
    path("quy/", include(fund_urls)),
    path("thanh-tich/", include(honour_urls)),
    path("thong-ke/", honour_statistics.statistics, name="honour_statistics"),
    path("thong-ke/bieu/<str:number>/", statutory_forms.statutory_form, name="statutory_form"),
    path("trinh-cap-tren/", include(onward_urls)),
]
