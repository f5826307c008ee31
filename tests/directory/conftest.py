"""The cast of the directory: a district with a department and three communes, and the people who act there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from tests.remembering import remembered
from thidua.core.audit import SYSTEM
from thidua.directory.actions.accounts import AccountDraft, GrantDraft, create_account
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts, create_organisation
from thidua.directory.models import Organisation, Role, User

BORN = date(2010, 1, 1)
TODAY = date(2024, 3, 15)


@dataclass(frozen=True)
class Cast:
    """Units and accounts by their part in the story."""

    province: Organisation
    district: Organisation
    department: Organisation
    dong_mo: Organisation
    chi_lang_town: Organisation
    chi_lang: Organisation
    admin: User
    officer: User
    head: User
    unit_officer: User
    stranger: User
    auditor: User


def unit(code: str, name: str, kind: str, parent: Organisation | None, born: date = BORN) -> Organisation:
    draft = OrganisationDraft(code, OrganisationFacts(name=name, kind=kind), born)
    return create_organisation(draft, parent=parent, by=SYSTEM, on=TODAY)


def account(name: str, role: Role | None, where: Organisation | None, *, subtree: bool = False) -> User:
    grant = GrantDraft(role, where, BORN, subtree=subtree) if role and where else None
    return create_account(AccountDraft(name, name.title()), grant=grant, by=SYSTEM, on=TODAY).user


@pytest.fixture
def cast(db: None) -> Cast:
    return remembered("directory", _cast)


def _cast() -> Cast:
    province = unit("LS", "Tỉnh Lạng Sơn", "province", None)
    district = unit("CL", "Huyện Chi Lăng", "district", province)
    department = unit("CL-NV", "Phòng Nội vụ", "department", district)
    dong_mo = unit("CL-DM", "Thị trấn Đồng Mỏ", "town", district)
    chi_lang_town = unit("CL-TT", "Thị trấn Chi Lăng", "town", district)
    chi_lang = unit("CL-CL", "Xã Chi Lăng", "commune", district)
    return Cast(
        province,
        district,
        department,
        dong_mo,
        chi_lang_town,
        chi_lang,
        admin=account("quantri", Role.ADMINISTRATOR, province, subtree=True),
        officer=account("chuyenvien", Role.OFFICER, district, subtree=True),
        head=account("chutich", Role.HEAD, dong_mo),
        unit_officer=account("daumoi", Role.UNIT_OFFICER, dong_mo),
        stranger=account("khach", None, None),
        auditor=account("thanhtra", Role.AUDITOR, province, subtree=True),
    )
