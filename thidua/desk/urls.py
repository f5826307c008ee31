"""Addresses of the desk, one list per noun. Codes of the records stand in the addresses, never primary keys."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.routes.campaigns import campaign_urls
from thidua.desk.views import clusters, home, ledger, people, preferences, search, sessions, units, users

account_urls = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("ngung-su-dung/", account.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("xac-thuc/", second_factor.index, name="mfa_index"),
    path("xac-thuc/nhap-ma/", second_factor.authenticate, name="mfa_authenticate"),
    path("xac-thuc/xac-nhan-lai/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("xac-thuc/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("xac-thuc/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("ma-khoi-phuc/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("ma-khoi-phuc/tao-moi/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
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
    path("<str:code>/", units.unit_page, name="unit_page"),
]

person_urls = [
    path("", people.person_list, name="person_list"),
    path("<str:code>/", people.person_page, name="person_page"),
]

cluster_urls = [
    path("", clusters.cluster_list, name="cluster_list"),
    path("<int:year>/<str:code>/", clusters.cluster_page, name="cluster_page"),
]

admin_urls = [
    path("", users.admin_home, name="admin_home"),
    path("tai-khoan/", users.user_list, name="user_list"),
    path("tai-khoan/<str:username>/", users.user_page, name="user_page"),
    path("nhat-ky/", ledger.audit_list, name="audit_list"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    *own_urls,
    path("tai-khoan/", include(account_urls)),
    path("phong-trao/", include(campaign_urls)),
    path("don-vi/", include(unit_urls)),
    path("ca-nhan/", include(person_urls)),
    path("cum-khoi/", include(cluster_urls)),
    path("quan-tri/", include(admin_urls)),
]
