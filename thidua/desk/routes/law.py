"""Addresses of the library of law, under ``/khen-thuong/phap-luat/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import law

law_urls: list[URLPattern | URLResolver] = [
    path("", law.law_list, name="law_list"),
    path("quy-dinh/", law.rule_list, name="law_rule_list"),
    path("quy-dinh/<str:rule_id>/", law.rule_page, name="law_rule_page"),
    path("quy-dinh/<str:rule_id>/xac-nhan/", law.rule_confirm, name="law_rule_confirm"),
    path("don-vi/", law.figure_list, name="law_figure_list"),
    path("don-vi/them/<slug:kind>/", law.figure_new, name="law_figure_new"),
    path("don-vi/<int:number>/xac-nhan/", law.figure_confirm, name="law_figure_confirm"),
    path("don-vi/<int:number>/ket-thuc/", law.figure_end, name="law_figure_end"),
]
