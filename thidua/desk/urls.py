"""Addresses of the desk, one list per noun. Codes of the records stand in the addresses, never primary keys."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, include, path

from thidua.desk.views import home, preferences, search, sessions

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

urlpatterns: list[URLPattern | URLResolver] = [
    *own_urls,
    path("tai-khoan/", include(account_urls)),
]
