"""Addresses of certificates under ``/chung-nhan/`` and of signed files under ``/chu-ky-so/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import certificate_changes, certificate_templates, certificates, signatures

batch_urls = [
    path("", certificates.batch_list, name="certificate_batch_list"),
    path("lap-moi/", certificate_changes.new_batch, name="certificate_batch_new"),
    path("mau-excel/", certificate_changes.list_template, name="certificate_batch_excel"),
    path("<str:code>/", certificates.batch_page, name="certificate_batch_page"),
    path("<str:code>/xem-thu/", certificates.batch_sample, name="certificate_batch_sample"),
    path("<str:code>/tep/<int:number>/", certificates.batch_file, name="certificate_batch_file"),
    path("<str:code>/buoc/<slug:name>/", certificate_changes.batch_step, name="certificate_batch_step"),
]

template_urls = [
    path("", certificate_templates.template_list, name="certificate_template_list"),
    path("them-moi/", certificate_templates.new_template, name="certificate_template_new"),
    path("<str:code>/", certificate_templates.template_page, name="certificate_template_page"),
    path("<str:code>/phoi/", certificate_templates.scan, name="certificate_template_scan"),
    path("<str:code>/xem-thu/", certificate_templates.sample, name="certificate_template_sample"),
    path("<str:code>/can-chinh/", certificate_templates.calibration, name="certificate_template_calibration"),
    path("<str:code>/buoc/<slug:name>/", certificate_templates.step, name="certificate_template_step"),
]

certificate_urls: list[URLPattern | URLResolver] = [
    path("", certificates.certificate_list, name="certificate_list"),
    path("dot/", include(batch_urls)),
    path("mau/", include(template_urls)),
    path("<str:code>/", certificates.certificate_page, name="certificate_page"),
    path("<str:code>/ban-in/", certificates.certificate_print, name="certificate_print"),
    path("<str:code>/thu-hoi/", certificate_changes.revoke, name="certificate_revoke"),
    path("<str:code>/khoi-phuc/", certificate_changes.restore, name="certificate_restore"),
]

signature_urls = [
    path("", signatures.signed_file_list, name="signed_file_list"),
    path("kiem-tra/", signatures.check, name="signed_file_check"),
    path("ky/", signatures.sign, name="signed_file_sign"),
    path("<str:code>/", signatures.signed_file_page, name="signed_file_page"),
    path("<str:code>/tep/", signatures.signed_file_download, name="signed_file_download"),
]
