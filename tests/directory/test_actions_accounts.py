from __future__ import annotations

from datetime import date

import pytest

from tests.directory.conftest import TODAY, Cast, account
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.directory.actions.accounts import (
    AccountDraft,
    GrantDraft,
    confirm_password_change,
    create_account,
    deactivate_account,
    edit_own_profile,
    end_grant,
    grant_role,
    reactivate_account,
    reset_password,
)
from thidua.directory.actions.organisations import dissolve_organisation
from thidua.directory.models import Grant, Role, User


def test_an_account_begins_with_a_password_that_must_be_changed(cast: Cast) -> None:
    grant = GrantDraft(Role.UNIT_OFFICER, cast.chi_lang, TODAY)
    made = create_account(AccountDraft("Vi.A", "Vi Văn A"), grant=grant, by=cast.admin, on=TODAY)
    stored = User.objects.get(username="vi.a")
    assert stored.check_password(made.first_password)
    assert stored.must_change_password
    assert [g.role for g in stored.grants.all()] == ["unit_officer"]


def test_a_role_ends_with_the_unit_it_is_held_in(cast: Cast) -> None:
    ends = date(2025, 7, 1)
    dissolve_organisation(cast.chi_lang, ends=ends, legal_basis="QĐ 1", by=cast.admin, on=TODAY)
    given = grant_role(cast.stranger, GrantDraft(Role.AUDITOR, cast.chi_lang, TODAY), by=cast.admin, on=TODAY)
    assert given.valid_to == ends


def test_first_passwords_differ_and_are_not_in_the_ledger(cast: Cast) -> None:
    made = [create_account(AccountDraft(f"acc{i}", ""), by=cast.admin, on=TODAY).first_password for i in range(3)]
    assert len(set(made)) == 3
    written = str(list(AuditEntry.objects.values_list("changes", flat=True)))
    assert not [password for password in made if password in written]


@pytest.mark.parametrize("username", ["a", "vi a", "đạt", "-abc", "x" * 61])
def test_a_user_name_that_cannot_be_typed_everywhere_is_refused(cast: Cast, username: str) -> None:
    with pytest.raises(Invalid, match="Tên đăng nhập"):
        create_account(AccountDraft(username, "A"), by=cast.admin, on=TODAY)


def test_user_names_are_the_same_in_capitals(cast: Cast) -> None:
    with pytest.raises(Invalid, match="đã có"):
        create_account(AccountDraft("CHUTICH", "A"), by=cast.admin, on=TODAY)


def test_an_officer_makes_no_accounts(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        create_account(
            AccountDraft("abc", "A"), grant=GrantDraft(Role.HEAD, cast.dong_mo, TODAY), by=cast.officer, on=TODAY
        )


def test_an_administrator_of_a_unit_stays_within_it(cast: Cast) -> None:
    local = account("quantrixa", Role.ADMINISTRATOR, cast.dong_mo)
    grant_role(cast.stranger, GrantDraft(Role.LEADER, cast.dong_mo, TODAY), by=local, on=TODAY)
    for draft in (
        GrantDraft(Role.LEADER, cast.district, TODAY),
        GrantDraft(Role.ADMINISTRATOR, cast.district, TODAY, subtree=True),
    ):
        with pytest.raises(NotAllowed):
            grant_role(cast.stranger, draft, by=local, on=TODAY)


def test_a_password_is_reset_by_whoever_administers_all_roles_of_the_account(cast: Cast) -> None:
    local = account("quantrixa", Role.ADMINISTRATOR, cast.dong_mo)
    password = reset_password(cast.head, by=local, on=TODAY)
    assert User.objects.get(pk=cast.head.pk).check_password(password)
    with pytest.raises(NotAllowed, match="ngoài phạm vi"):
        reset_password(cast.officer, by=local, on=TODAY)
    with pytest.raises(NotAllowed):
        reset_password(cast.stranger, by=local, on=TODAY)


def test_a_role_to_come_outside_the_scope_protects_the_account_too(cast: Cast) -> None:
    local = account("quantrixa", Role.ADMINISTRATOR, cast.dong_mo)
    grant_role(cast.head, GrantDraft(Role.LEADER, cast.district, date(2025, 1, 1)), by=cast.admin, on=TODAY)
    with pytest.raises(NotAllowed):
        reset_password(cast.head, by=local, on=TODAY)


def test_an_account_is_locked_and_let_in_again(cast: Cast) -> None:
    deactivate_account(cast.head, reason="nghỉ hưu", by=cast.admin, on=TODAY)
    assert not User.objects.get(pk=cast.head.pk).is_active
    with pytest.raises(Conflict, match="đã bị khóa"):
        deactivate_account(cast.head, reason="", by=cast.admin, on=TODAY)
    reactivate_account(cast.head, by=cast.admin, on=TODAY)
    assert User.objects.get(pk=cast.head.pk).is_active


def test_nobody_locks_out_themselves_or_ends_the_own_administration(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Không thể tự khóa"):
        deactivate_account(cast.admin, reason="", by=cast.admin, on=TODAY)
    with pytest.raises(NotAllowed, match="Không thể tự thu"):
        end_grant(Grant.objects.get(user=cast.admin), ends=TODAY, by=cast.admin, on=TODAY)


def test_the_same_role_is_not_given_twice_over(cast: Cast) -> None:
    with pytest.raises(Conflict, match="đã có vai trò này"):
        grant_role(cast.head, GrantDraft(Role.HEAD, cast.dong_mo, TODAY), by=cast.admin, on=TODAY)


def test_a_role_ends_after_it_began(cast: Cast) -> None:
    grant = grant_role(cast.stranger, GrantDraft(Role.LEADER, cast.district, TODAY), by=cast.admin, on=TODAY)
    with pytest.raises(Invalid, match="phải sau ngày bắt đầu"):
        end_grant(grant, ends=TODAY, by=cast.admin, on=TODAY)


def test_everyone_edits_the_own_profile(cast: Cast) -> None:
    edit_own_profile(display_name="Người khách", email="k@langson.gov.vn", language="en", by=cast.stranger, on=TODAY)
    stored = User.objects.get(pk=cast.stranger.pk)
    assert (stored.display_name, stored.language) == ("Người khách", "en")


def test_a_malformed_address_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        edit_own_profile(display_name="A", email="không phải thư", language="vi", by=cast.stranger, on=TODAY)
    assert list(refusal.value.fields) == ["email"]


def test_the_change_of_the_first_password_is_recorded(cast: Cast) -> None:
    confirm_password_change(by=cast.head, on=TODAY)
    assert not User.objects.get(pk=cast.head.pk).must_change_password
    assert AuditEntry.objects.order_by("-seq").values_list("code", "actor")[0] == (
        "account.password_changed",
        "user:chutich",
    )
