"""Addresses of reporting rounds, of the matrix of punctuality and of the calendar of days off."""

from __future__ import annotations

from django.urls import path

from thidua.desk.views import report_matrix, round_changes, rounds, work_calendar

round_urls = [
    path("so-lieu/tien-do/", report_matrix.report_matrix, name="report_matrix"),
    path("so-lieu/ky/", rounds.round_list, name="round_list"),
    path("so-lieu/ky/<str:code>/lap-lich/", round_changes.plan, name="round_plan"),
    path("so-lieu/ky/<str:code>/<str:period>/", rounds.round_page, name="round_page"),
    path("so-lieu/ky/<str:code>/<str:period>/buoc/<slug:name>/", round_changes.step, name="round_step"),
    path("quan-tri/ngay-nghi/", work_calendar.calendar, name="calendar"),
    path("quan-tri/ngay-nghi/<str:code>/ghi/", work_calendar.add, name="calendar_day"),
    path("quan-tri/ngay-nghi/<str:code>/nhap/", work_calendar.take_in, name="calendar_import"),
    path("quan-tri/ngay-nghi/<str:code>/<str:day>/xoa/", work_calendar.remove, name="calendar_day_remove"),
]
"""Stand before the addresses of reports: ``so-lieu/<code>/<period>/<unit>/`` would take ``so-lieu/ky/…`` as well."""
