from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.db import IntegrityError
from django.test import Client
from django.urls import NoReverseMatch, reverse

from thidua.core.models import AuditEntry, AuditHead
from thidua.demo.cast import Cast
from thidua.directory import queries
from thidua.directory.models import User

AsUser = Callable[[User], Client]
LOGIN = "/tai-khoan/dang-nhap/"


def sign_in(client: Client, username: str, password: str) -> object:
    return client.post(LOGIN, {"login": username, "password": password})


def code_of(secret: str) -> str:
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06d}"


def opened(client: Client, path: str, cast: Cast) -> Any:
    """A page that asks for the password once more before it opens."""
    page = client.get(path, follow=True)
    return client.post(page.redirect_chain[-1][0], {"password": cast.password}, follow=True)


def factor_lines() -> list[str]:
    """What the ledger tells of second factors, in order."""
    told = AuditEntry.objects.filter(code__regex=r"^account\.(second_factor|recovery_codes)")
    return list(told.order_by("seq").values_list("code", flat=True))


@pytest.mark.parametrize(
    "path", ["/", "/don-vi/", "/ca-nhan/", "/cum-khoi/", "/quan-tri/nhat-ky/", "/tai-khoan/phien/"]
)
def test_a_page_sends_the_anonymous_to_sign_in_and_back(client: Client, db: None, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (302, f"{LOGIN}?next={path}")


def test_a_fragment_sends_the_whole_page_to_sign_in(client: Client, db: None) -> None:
    response = client.get("/don-vi/", headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (401, f"{LOGIN}?next=/don-vi/")


def test_the_right_password_opens_the_first_page_and_leaves_a_line(client: Client, cast: Cast) -> None:
    response = sign_in(client, "chuyenvien", cast.password)
    assert (response.status_code, response["Location"]) == (302, "/")
    line = AuditEntry.objects.order_by("-seq").first()
    assert (line.code, line.actor, line.changes["address"]) == ("session.started", "user:chuyenvien", "127.0.0.1")


def test_a_wrong_password_says_what_to_check_and_keeps_the_name(client: Client, cast: Cast) -> None:
    page = sign_in(client, "chuyenvien", "sai-roi").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert 'value="chuyenvien"' in page


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client: Client, cast: Cast) -> None:
    answers = [sign_in(client, "chuyenvien", "sai-roi").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    page = sign_in(client, "chuyenvien", cast.password)
    assert page.status_code == 429
    assert "Chờ 15 phút rồi đăng nhập lại" in page.content.decode()


def test_a_lock_of_one_account_leaves_the_others_open(client: Client, cast: Cast) -> None:
    for _ in range(5):
        sign_in(client, "chuyenvien", "sai-roi")
    assert sign_in(client, "lanhdao", cast.password).status_code == 302


def test_a_given_password_opens_nothing_but_its_own_change(client: Client, cast: Cast) -> None:
    sign_in(client, "moi", cast.password)
    assert client.get("/don-vi/")["Location"] == "/tai-khoan/mat-khau/"
    assert "Đặt mật khẩu của riêng mình" in client.get("/tai-khoan/mat-khau/").content.decode()


def test_a_changed_first_password_opens_the_house(client: Client, cast: Cast) -> None:
    sign_in(client, "moi", cast.password)
    new = "Rung-Chi-Lang-7"
    answer = client.post("/tai-khoan/mat-khau/", {"oldpassword": cast.password, "password1": new, "password2": new})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    cast.newcomer.refresh_from_db()
    assert not cast.newcomer.must_change_password
    assert AuditEntry.objects.filter(code="account.password_changed", actor="user:moi").count() == 1
    assert client.get("/").status_code == 200


def test_a_weak_new_password_is_refused_in_words(client: Client, cast: Cast) -> None:
    sign_in(client, "moi", cast.password)
    page = client.post(
        "/tai-khoan/mat-khau/", {"oldpassword": cast.password, "password1": "1234567890", "password2": "x"}
    )
    assert page.status_code == 200
    cast.newcomer.refresh_from_db()
    assert cast.newcomer.must_change_password


def test_the_second_factor_is_set_up_asked_for_and_recovered(client: Client, cast: Cast) -> None:
    sign_in(client, "chuyenvien", cast.password)
    setup = opened(client, "/tai-khoan/xac-thuc/bat/", cast)
    assert "data:image/svg+xml;base64" in setup.content.decode()
    secret = setup.context["form"].secret
    done = client.post("/tai-khoan/xac-thuc/bat/", {"code": code_of(secret)}, follow=True)
    assert factor_lines() == ["account.second_factor_added"]
    codes = done.context["unused_codes"]
    assert (done.redirect_chain[-1][0], len(codes)) == ("/tai-khoan/ma-khoi-phuc/", 10)
    assert codes[0] in client.get("/tai-khoan/ma-khoi-phuc/tai-ve/").content.decode()
    client.post("/tai-khoan/dang-xuat/")
    assert sign_in(client, "chuyenvien", cast.password)["Location"] == "/tai-khoan/xac-thuc/nhap-ma/"
    assert client.get("/")["Location"].startswith(LOGIN)
    assert client.post("/tai-khoan/xac-thuc/nhap-ma/", {"code": "000000"}).status_code == 200
    assert client.post("/tai-khoan/xac-thuc/nhap-ma/", {"code": codes[0]})["Location"] == "/"


def test_new_recovery_codes_and_the_end_of_the_second_factor_leave_their_lines(client: Client, cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.officer, secret)
    sign_in(client, "chuyenvien", cast.password)
    client.post("/tai-khoan/xac-thuc/nhap-ma/", {"code": code_of(secret)})
    opened(client, "/tai-khoan/ma-khoi-phuc/tao-moi/", cast)
    client.post("/tai-khoan/ma-khoi-phuc/tao-moi/")
    codes = client.get("/tai-khoan/ma-khoi-phuc/").context["unused_codes"]
    client.post("/tai-khoan/xac-thuc/tat/")
    assert factor_lines() == ["account.recovery_codes_renewed", "account.second_factor_removed"]
    written = str(list(AuditEntry.objects.values_list("changes", flat=True)))
    assert not [code for code in codes if code in written]


def test_a_wrong_code_sets_nothing_up_and_leaves_no_line(client: Client, cast: Cast) -> None:
    sign_in(client, "chuyenvien", cast.password)
    opened(client, "/tai-khoan/xac-thuc/bat/", cast)
    assert client.post("/tai-khoan/xac-thuc/bat/", {"code": "000000"}).status_code == 200
    assert (factor_lines(), queries.authenticators_of(cast.officer)) == ([], frozenset())


def test_without_its_line_the_second_factor_is_not_set_up(client: Client, cast: Cast) -> None:
    sign_in(client, "chuyenvien", cast.password)
    secret = opened(client, "/tai-khoan/xac-thuc/bat/", cast).context["form"].secret
    AuditHead.objects.update(seq=0)  # the next line would bear a number that is taken
    with pytest.raises(IntegrityError):
        client.post("/tai-khoan/xac-thuc/bat/", {"code": code_of(secret)})
    assert queries.authenticators_of(cast.officer) == frozenset()


def test_a_stored_second_factor_is_asked_for(client: Client, cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.officer, secret)
    assert sign_in(client, "chuyenvien", cast.password)["Location"] == "/tai-khoan/xac-thuc/nhap-ma/"
    assert client.post("/tai-khoan/xac-thuc/nhap-ma/", {"code": code_of(secret)})["Location"] == "/"


def test_an_administrator_takes_the_second_factor_off_a_lost_telephone(cast: Cast) -> None:
    TOTP.activate(cast.officer, generate_totp_secret())
    lost, admin = Client(), Client()
    lost.force_login(cast.officer, "allauth.account.auth_backends.AuthenticationBackend")
    assert lost.get("/").status_code == 200
    sign_in(admin, "quantri", cast.password)
    address = reverse("user_reset_factor", args=["chuyenvien"])
    assert address in admin.get(reverse("user_page", args=["chuyenvien"])).content.decode()
    assert "reason" in admin.post(address, {"reason": " "}).context["page"].form.errors
    admin.post(address, {"reason": "Mất điện thoại, đã gặp trực tiếp"})
    line = AuditEntry.objects.get(code="account.second_factor_reset")
    assert (line.actor, line.subject, line.reason) == (
        "user:quantri",
        "user:chuyenvien",
        "Mất điện thoại, đã gặp trực tiếp",
    )
    assert lost.get("/").status_code == 302
    assert sign_in(lost, "chuyenvien", cast.password)["Location"] == "/"
    assert address not in admin.get(reverse("user_page", args=["chuyenvien"])).content.decode()
    assert admin.get(reverse("user_reset_factor", args=["quantri"])).status_code == 403


def test_sessions_are_listed_and_another_one_is_ended(cast: Cast) -> None:
    here, there = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130"}), Client()
    sign_in(here, "chuyenvien", cast.password)
    sign_in(there, "chuyenvien", cast.password)
    page = here.get("/tai-khoan/phien/")
    rows = page.context["page"].rows
    assert [(row.browser, row.is_current) for row in rows] == [
        ("Chrome trên Windows", True),
        ("Trình duyệt khác", False),
    ]
    here.post(reverse("end_session", args=[rows[1].number]))
    assert there.get("/").status_code == 302
    assert here.get("/").status_code == 200


def test_a_session_of_somebody_else_is_not_there(cast: Cast) -> None:
    here, there = Client(), Client()
    sign_in(here, "chuyenvien", cast.password)
    sign_in(there, "lanhdao", cast.password)
    number = there.get("/tai-khoan/phien/").context["page"].rows[0].number
    assert here.post(reverse("end_session", args=[number])).status_code == 404


def test_all_other_sessions_end_at_once(cast: Cast) -> None:
    here, there = Client(), Client()
    sign_in(here, "chuyenvien", cast.password)
    sign_in(there, "chuyenvien", cast.password)
    here.post("/tai-khoan/phien/")
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)


def test_a_session_in_use_is_noted_once_a_minute(cast: Cast) -> None:
    here = Client()
    seen = []
    with time_machine.travel(datetime(2024, 3, 20, 8, tzinfo=UTC), tick=False) as clock:
        sign_in(here, "chuyenvien", cast.password)
        for seconds in (0, 50, 50):
            clock.shift(seconds)
            here.get("/tai-khoan/phien/")
            seen.append(UserSession.objects.get().last_seen_at)
    assert seen[0] == seen[1] == seen[2] - timedelta(seconds=100)


def test_the_language_is_kept_for_the_next_sign_in(client: Client, cast: Cast) -> None:
    sign_in(client, "chuyenvien", cast.password)
    client.post("/ngon-ngu/", {"language": "en", "next": "/don-vi/"})
    cast.officer.refresh_from_db()
    assert cast.officer.language == "en"
    elsewhere = Client()
    sign_in(elsewhere, "chuyenvien", cast.password)
    assert '<html lang="en">' in elsewhere.get("/").content.decode()


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(client: Client, db: None, wanted: str) -> None:
    assert client.post("/ngon-ngu/", {"language": "en", "next": wanted})["Location"] == "/"


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password", "mfa_list_webauthn"])
def test_nobody_signs_up_or_manages_addresses(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_stale_form_is_answered_in_words(cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.post(LOGIN, {"login": "chuyenvien", "password": cast.password})
    assert (page.status_code, "Trang đã mở quá lâu" in page.content.decode()) == (403, True)
