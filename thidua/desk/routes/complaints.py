"""Addresses of letters, under ``/kien-nghi/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import complaints

complaint_urls: list[URLPattern | URLResolver] = [
    path("", complaints.complaint_list, name="complaint_list"),
    path("vao-so/", complaints.register, name="complaint_new"),
    path("<str:code>/", complaints.complaint_page, name="complaint_page"),
    path("<str:code>/phan-cong/", complaints.assign, name="complaint_assign"),
    path("<str:code>/buoc/<int:position>/", complaints.step, name="complaint_step"),
    path("<str:code>/them-tep/", complaints.add_files, name="complaint_add_files"),
    path("<str:code>/tep/<int:number>/", complaints.file, name="complaint_file"),
    path("<str:code>/tra-loi/", complaints.reply, name="complaint_answer"),
    path("<str:code>/ket-thuc/<slug:name>/", complaints.end, name="complaint_end"),
]
