"""Addresses of inspections, under ``/kiem-tra/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import inspection_plans, inspection_visits, inspections

plan_urls = [
    path("", inspections.plan_list, name="inspection_plan_list"),
    path("lap-moi/", inspection_plans.new, name="inspection_plan_new"),
    path("<str:code>/", inspections.plan_page, name="inspection_plan_page"),
    path("<str:code>/sua/", inspection_plans.edit, name="inspection_plan_edit"),
    path("<str:code>/don-vi/", inspection_plans.assign, name="visit_assign"),
    path("<str:code>/buoc/<slug:name>/", inspection_plans.take_step, name="inspection_plan_step"),
    path("<str:code>/ly-do/<slug:name>/", inspection_plans.end, name="inspection_plan_end"),
]

finding_urls = [
    path("them-moi/", inspection_visits.finding_new, name="finding_new"),
    path("<int:number>/", inspections.finding_page, name="finding_page"),
    path("<int:number>/sua/", inspection_visits.finding_edit, name="finding_edit"),
    path("<int:number>/bo/", inspection_visits.finding_drop, name="finding_drop"),
    path("<int:number>/khac-phuc/", inspection_visits.answer, name="finding_answer"),
    path("<int:number>/gia-han/", inspection_visits.extend, name="finding_extend"),
    path("<int:number>/buoc/<slug:name>/", inspection_visits.settle, name="finding_settle"),
]

inspection_urls: list[URLPattern | URLResolver] = [
    path("", inspections.inspection_list, name="inspection_list"),
    path("ket-luan/", inspections.finding_list, name="finding_list"),
    path("ke-hoach/", include(plan_urls)),
    path("anh/<int:number>/", inspections.photo, name="visit_photo"),
    path("tai-lieu/<int:number>/", inspections.answer_file, name="finding_file"),
    path("<str:code>/", inspections.visit_page, name="visit_page"),
    path("<str:code>/ghi/", inspection_visits.record, name="visit_record"),
    path("<str:code>/doan/", inspection_plans.reassign, name="visit_reassign"),
    path("<str:code>/huy/", inspection_plans.cancel, name="visit_cancel"),
    path("<str:code>/bien-ban/", inspections.minutes_file, name="visit_minutes"),
    path("<str:code>/ban-hanh/", inspection_visits.conclude, name="visit_conclude"),
    path("<str:code>/ket-luan/", include(finding_urls)),
]
