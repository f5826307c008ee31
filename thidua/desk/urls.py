"""Addresses of the desk, one list per noun. Codes of the records stand in the addresses, never primary keys."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.routes.campaigns import campaign_urls
from thidua.desk.routes.certificates import certificate_urls, signature_urls
from thidua.desk.routes.complaints import complaint_urls
from thidua.desk.routes.councils import council_urls
from thidua.desk.routes.decisions import decision_urls
from thidua.desk.routes.documents import document_urls
from thidua.desk.routes.dossiers import dossier_urls
from thidua.desk.routes.exemplars import exemplar_urls
from thidua.desk.routes.honour_batches import honour_batch_urls
from thidua.desk.routes.inspections import inspection_urls
from thidua.desk.routes.law import law_urls
from thidua.desk.routes.list_consultations import list_consultation_urls
from thidua.desk.routes.movements import movement_urls
from thidua.desk.routes.progress import progress_urls
from thidua.desk.routes.publicity import publicity_urls
from thidua.desk.routes.reports import report_urls
from thidua.desk.routes.rounds import round_urls
from thidua.desk.routes.scoring import scoring_urls
from thidua.desk.routes.surveys import survey_urls
from thidua.desk.views import (
    account_changes,
    cluster_changes,
    clusters,
    home,
    imports,
    intakes,
    ledger,
    people,
    person_changes,
    preferences,
    review,
    scans,
    search,
    second_factor,
    sessions,
    suggestions,
    unit_changes,
    unit_split,
    units,
    users,
)

account_urls = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("ngung-su-dung/", account.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("ho-so/", preferences.profile, name="own_profile"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("xac-thuc/", factors.index, name="mfa_index"),
    path("xac-thuc/nhap-ma/", factors.authenticate, name="mfa_authenticate"),
    path("xac-thuc/xac-nhan-lai/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("xac-thuc/bat/", second_factor.activate, name="mfa_activate_totp"),
    path("xac-thuc/tat/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("ma-khoi-phuc/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("ma-khoi-phuc/tao-moi/", second_factor.renew_codes, name="mfa_generate_recovery_codes"),
    path("ma-khoi-phuc/tai-ve/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("phien/", sessions.session_list, name="usersessions_list"),
    path("phien/<int:number>/ket-thuc/", sessions.end, name="end_session"),
]

own_urls = [
    path("", home.home, name="home"),
    path("thong-bao/", home.notices, name="notices"),
    path("ngon-ngu/", preferences.set_language, name="set_language"),
    path("tim-kiem/", search.search, name="search"),
]

unit_urls = [
    path("", units.unit_list, name="unit_list"),
    path("cay/", units.unit_tree, name="unit_tree"),
    path("goi-y/", suggestions.units, name="suggest_organisation"),
    path("them-moi/", unit_changes.create, name="unit_create"),
    path("<str:code>/", units.unit_page, name="unit_page"),
    path("<str:code>/sua/", unit_changes.edit, name="unit_edit"),
    path("<str:code>/doi-ten/", unit_changes.rename, name="unit_rename"),
    path("<str:code>/chuyen/", unit_changes.move, name="unit_move"),
    path("<str:code>/sap-nhap/", unit_changes.merge, name="unit_merge"),
    path("<str:code>/chia-tach/", unit_split.split, name="unit_split"),
    path("<str:code>/giai-the/", unit_changes.dissolve, name="unit_dissolve"),
    path("<str:code>/lap-cum-khoi/", cluster_changes.create, name="cluster_create"),
    path("<str:code>/chep-cum-khoi/", cluster_changes.copy, name="cluster_copy"),
    path("<str:code>/khoi-phuc/", unit_changes.restore, name="unit_restore"),
]

person_urls = [
    path("", people.person_list, name="person_list"),
    path("goi-y/", suggestions.people, name="suggest_person"),
    path("them-moi/", person_changes.register, name="person_create"),
    path("<str:code>/", people.person_page, name="person_page"),
    path("<str:code>/sua/", person_changes.edit, name="person_edit"),
    path("<str:code>/chuc-vu/", person_changes.appoint, name="person_appoint"),
    path("<str:code>/chuc-vu/<int:number>/ket-thuc/", person_changes.end_office, name="person_end_office"),
    path("<str:code>/chuc-vu/<int:number>/ban-giao/", person_changes.hand_over, name="person_hand_over"),
    path("<str:code>/dua-ra/", person_changes.withdraw, name="person_withdraw"),
    path("<str:code>/dua-vao/", person_changes.restore, name="person_restore"),
]

cluster_urls = [
    path("", clusters.cluster_list, name="cluster_list"),
    path("<int:year>/<str:code>/", clusters.cluster_page, name="cluster_page"),
    path("<int:year>/<str:code>/sua/", cluster_changes.edit, name="cluster_edit"),
    path("<int:year>/<str:code>/thanh-vien/", cluster_changes.members, name="cluster_members"),
    path("<int:year>/<str:code>/ban-giao/", cluster_changes.hand_over, name="cluster_hand_over"),
    path("<int:year>/<str:code>/cap-pho/", cluster_changes.deputies, name="cluster_deputies"),
]

admin_urls = [
    path("", users.admin_home, name="admin_home"),
    path("tai-khoan/", users.user_list, name="user_list"),
    path("tai-khoan/tao/", account_changes.create, name="user_create"),
    path("tai-khoan/<str:username>/", users.user_page, name="user_page"),
    path("tai-khoan/<str:username>/mat-khau/", account_changes.reset_password, name="user_reset_password"),
    path("tai-khoan/<str:username>/hai-lop/", account_changes.reset_factor, name="user_reset_factor"),
    path("tai-khoan/<str:username>/vai-tro/", account_changes.grant, name="user_grant"),
    path("tai-khoan/<str:username>/vai-tro/<int:number>/thu/", account_changes.end_grant, name="user_end_grant"),
    path("tai-khoan/<str:username>/ca-nhan/", account_changes.link, name="user_link"),
    path("tai-khoan/<str:username>/khoa/", account_changes.deactivate, name="user_deactivate"),
    path("tai-khoan/<str:username>/mo/", account_changes.reactivate, name="user_reactivate"),
    path("nhap-excel/", imports.start, name="import_start"),
    path("nhap-excel/<str:kind_code>/<str:unit_code>/mau/", imports.template, name="import_template"),
    path("nhap-excel/<str:kind_code>/<str:unit_code>/<str:token>/", imports.review, name="import_review"),
    path("nhap-excel/<str:kind_code>/<str:unit_code>/<str:token>/loi/", imports.returned, name="import_returned"),
    path("nhap-excel/<str:kind_code>/<str:unit_code>/<str:token>/nhap/", imports.decide, name="import_decide"),
    path("nhat-ky/", ledger.audit_list, name="audit_list"),
]

intake_urls = [
    path("", intakes.list_of_intakes, name="intake_list"),
    path("tai-len/", intakes.upload, name="intake_upload"),
    path("<str:code>/", review.intake_page, name="intake_page"),
    path("<str:code>/tep/", intakes.file, name="intake_file"),
    path("<str:code>/buoc/<slug:name>/", intakes.step, name="intake_step"),
    path("<str:code>/thong-tin/<slug:name>/", review.fact, name="intake_fact"),
    path("<str:code>/chi-tieu/them/", review.add_target, name="intake_add_target"),
    path("<str:code>/chi-tieu/nhieu/", review.bulk, name="intake_bulk"),
    path("<str:code>/chi-tieu/<int:number>/", review.target, name="intake_target"),
    path("<str:code>/chi-tieu/<int:number>/sua/", review.target_form, name="intake_target_form"),
    path("<str:code>/chi-tieu/<int:number>/tach/", review.split_form, name="intake_split_form"),
    path("<str:code>/muc/<slug:list_name>/<int:number>/", review.item, name="intake_item"),
    path("<str:code>/muc/<slug:list_name>/them/", review.add_item, name="intake_add_item"),
    path("<str:code>/trang/<int:number>/", scans.picture, name="intake_picture"),
    path("<str:code>/so-da-soat/", scans.confirm, name="intake_confirm"),
    path("<str:code>/hoan-tac/", review.undo, name="intake_undo"),
    path("<str:code>/lam-lai/", review.redo, name="intake_redo"),
    path("<str:code>/tiep-nhan/", review.adopt_page, name="intake_adopt"),
    path("<str:code>/hoan-tac-tiep-nhan/", review.undo_adopt, name="intake_undo_adopt"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *own_urls,
    *round_urls,
    path("so-lieu/", include(report_urls)),
    path("tai-khoan/", include(account_urls)),
    path("phong-trao/chuyen-de/", include(movement_urls)),
    path("phong-trao/", include(campaign_urls)),
    path("khao-sat/", include(survey_urls)),
    path("kiem-tra/", include(inspection_urls)),
    path("kien-nghi/", include(complaint_urls)),
    path("dien-hinh/", include(exemplar_urls)),
    path("khen-thuong/phap-luat/", include(law_urls)),
    path("", include(publicity_urls)),
    path("khen-thuong/", include(decision_urls)),
    path("don-vi/", include(unit_urls)),
    path("ca-nhan/", include(person_urls)),
    path("cum-khoi/", include(cluster_urls)),
    path("tiep-nhan/", include(intake_urls)),
    path("chu-ky-so/", include(signature_urls)),
    path("cham-diem/", include(scoring_urls)),
    path("khen-thuong/", include(list_consultation_urls)),
    path("khen-thuong/", include(dossier_urls)),
    path("hoi-dong/", include(council_urls)),
    path("chung-nhan/", include(certificate_urls)),
    path("van-ban/", include(document_urls)),
    path("so-lieu/", include(progress_urls)),
    path("quan-tri/nhap-thanh-tich/", include(honour_batch_urls)),
    path("quan-tri/", include(admin_urls)),
]
