"""Addresses of reports, their figures, confirming, rules and delegations, all under ``/so-lieu/``.

The pages of a report are named by campaign, period and unit. The period has a converter of its own, so that they stand
beside ``so-lieu/xac-nhan/…`` and the like in whatever order.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, register_converter

from thidua.desk.views import (
    approvals,
    confirmations,
    delegations,
    figures,
    report_files,
    report_steps,
    reports,
    rules,
)


class ReportingPeriod:
    """2024, 2024-H1, 2024-9M, 2024-Q3, 2024-07."""

    regex = r"\d{4}(?:-(?:H1|9M|Q[1-4]|0[1-9]|1[0-2]))?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


register_converter(ReportingPeriod, "reporting_period")

figure_urls = [
    path("", figures.figure_page, name="figure_page"),
    path("tai-lieu/", figures.attach, name="evidence_attach"),
    path("tai-lieu/<int:number>/", figures.evidence_file, name="evidence_file"),
    path("tai-lieu/<int:number>/go/", figures.remove, name="evidence_remove"),
    path("dinh-chinh/", figures.correct, name="figure_correct"),
]

one_report_urls: list[URLPattern | URLResolver] = [
    path("", reports.report_page, name="report_page"),
    path("luu/", report_steps.save, name="report_save"),
    path("gui/", report_steps.submit, name="report_submit"),
    path("khong-doi/", report_steps.no_change, name="report_no_change"),
    path("rut/", report_steps.recall, name="report_recall"),
    path("duyet/", report_steps.approve, name="report_approve"),
    path("tra/", report_steps.give_back, name="report_return"),
    path("tep/", report_files.workbook, name="report_workbook"),
    path("nhap/", report_files.start, name="report_import"),
    path("nhap/<str:token>/", report_files.review, name="report_import_review"),
    path("nhap/<str:token>/loi/", report_files.returned, name="report_import_returned"),
    path("nhap/<str:token>/ghi/", report_files.decide, name="report_import_decide"),
    path("lan-nhap/<int:number>/hoan-tac/", report_files.undo, name="report_undo_batch"),
    path("chi-tieu/<str:code>/", include(figure_urls)),
]

rule_urls = [
    path("", rules.rule_list, name="rule_list"),
    path("them-moi/", rules.new, name="rule_new"),
    path("<str:code>/", rules.rule_page, name="rule_page"),
    path("<str:code>/sua/", rules.change, name="rule_change"),
    path("<str:code>/ngung/", rules.end, name="rule_end"),
]

report_urls: list[URLPattern | URLResolver] = [
    path("", reports.report_list, name="report_list"),
    path("duyet/", approvals.approve_list, name="approve_list"),
    path("xac-nhan/", confirmations.confirm_list, name="confirm_list"),
    path("xac-nhan/<str:code>/<reporting_period:period>/", confirmations.confirm_page, name="confirm_page"),
    path("uy-quyen/", delegations.delegation_list, name="delegation_list"),
    path("uy-quyen/them-moi/", delegations.new, name="delegation_new"),
    path("uy-quyen/<int:number>/ket-thuc/", delegations.end, name="delegation_end"),
    path("quy-tac/", include(rule_urls)),
    path("<str:campaign>/<reporting_period:period>/<str:unit>/", include(one_report_urls)),
]
