"""Addresses of papers, of the books and of incoming documents, all under ``/van-ban/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import incoming, paper_changes, paper_steps, papers, registers, signatures

register_urls = [
    path("", registers.register_list, name="register_list"),
    path("giu-so/", registers.reserve, name="number_reserve"),
    path("danh-so/", registers.group, name="register_group"),
    path("<str:unit>/<int:year>/<str:series>/", registers.register_page, name="register_page"),
    path("<str:unit>/<int:year>/<str:series>/<int:number>/", registers.number, name="number_page"),
    path("<str:unit>/<int:year>/<str:series>/<int:number>/da-dung/", registers.confirm, name="number_confirm"),
]

incoming_urls = [
    path("", incoming.incoming_list, name="incoming_list"),
    path("vao-so/", incoming.register, name="incoming_new"),
    path("<str:unit>/<int:year>/<int:number>/", incoming.incoming_page, name="incoming_page"),
    path("<str:unit>/<int:year>/<int:number>/sua/", incoming.edit, name="incoming_edit"),
    path("<str:unit>/<int:year>/<int:number>/tep/", incoming.file, name="incoming_file"),
    path("<str:unit>/<int:year>/<int:number>/buoc/<slug:name>/", incoming.step, name="incoming_step"),
]

document_urls: list[URLPattern | URLResolver] = [
    path("", papers.paper_list, name="document_list"),
    path("soan/", paper_changes.new, name="document_new"),
    path("so/", include(register_urls)),
    path("den/", include(incoming_urls)),
    path("<str:code>/", papers.paper_page, name="document_page"),
    path("<str:code>/sua/", paper_changes.edit, name="document_edit"),
    path("<str:code>/docx/", papers.docx, name="document_docx"),
    path("<str:code>/pdf/", papers.pdf, name="document_pdf"),
    path("<str:code>/trang/<int:number>.png", papers.picture, name="document_picture"),
    path("<str:code>/ban/<int:number>/", papers.version, name="document_version"),
    path("<str:code>/ban/<int:number>/tep/", papers.version_file, name="document_version_file"),
    path("<str:code>/dua-ve/", paper_changes.bring_back, name="document_bring_back"),
    path("<str:code>/dua-ve/<str:token>/", paper_changes.accept, name="document_accept"),
    path("<str:code>/noi-nhan/", paper_steps.addressees, name="document_recipients"),
    path("<str:code>/ban-hanh/", paper_steps.issue, name="document_issue"),
    path("<str:code>/luu-ban-in/", paper_steps.keep_print, name="document_keep_print"),
    path("<str:code>/ky-so/", signatures.sign_print, name="document_sign_print"),
    path("<str:code>/buoc/<slug:name>/", paper_steps.step, name="document_step"),
    path("<str:code>/nhan/<str:unit>/", paper_steps.receive, name="document_receive"),
]
