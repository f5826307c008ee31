"""Addresses of outside surveys, under ``/khao-sat/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import surveys

survey_urls: list[URLPattern | URLResolver] = [
    path("", surveys.survey_list, name="survey_list"),
    path("them-moi/", surveys.new, name="survey_new"),
    path("ket-qua/<int:number>/sua/", surveys.score_edit, name="survey_score_edit"),
    path("ket-qua/<int:number>/rut/", surveys.score_withdraw, name="survey_score_withdraw"),
    path("ket-qua/<int:number>/tep/", surveys.score_file, name="survey_score_file"),
    path("<str:code>/", surveys.survey_page, name="survey_page"),
    path("<str:code>/sua/", surveys.edit, name="survey_edit"),
    path("<str:code>/ngung-dung/", surveys.retire, name="survey_retire"),
    path("<str:code>/ket-qua/", surveys.score_new, name="survey_score_new"),
]
