"""The cast of the campaigns: a district that launches, two communes that answer, a neighbour, a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.remembering import remembered
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator, Direction, Group, Meets, OverUnits
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.core.audit import SYSTEM
from thidua.core.models import AuditEntry
from thidua.directory.actions.accounts import AccountDraft, GrantDraft, create_account
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts, create_organisation
from thidua.directory.models import Organisation, Role, User

BORN = date(2010, 1, 1)
TODAY = date(2024, 1, 15)


@dataclass(frozen=True)
class Cast:
    """Units and accounts by their part in the story."""

    province: Organisation
    district: Organisation
    department: Organisation
    chi_lang: Organisation
    dong_mo: Organisation
    neighbour: Organisation
    officer: User  # emulation officer of the district
    leader: User  # leader of the district
    head: User  # head of the commune Chi Lăng
    unit_officer: User  # reporting officer of the town Đồng Mỏ
    next_door: User  # officer of the neighbouring district
    auditor: User
    admin: User
    stranger: User


def unit(code: str, name: str, kind: str, parent: Organisation | None) -> Organisation:
    draft = OrganisationDraft(code, OrganisationFacts(name=name, kind=kind), BORN)
    return create_organisation(draft, parent=parent, by=SYSTEM, on=TODAY)


def account(name: str, role: Role | None, where: Organisation | None, *, subtree: bool = False) -> User:
    grant = GrantDraft(role, where, BORN, subtree=subtree) if role and where else None
    return create_account(AccountDraft(name, name.title()), grant=grant, by=SYSTEM, on=TODAY).user


@pytest.fixture
def cast(db: None, tmp_path: Path, settings: Settings) -> Cast:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    return remembered("campaigns", _cast)


def _cast() -> Cast:
    province = unit("LS", "Tỉnh Lạng Sơn", "province", None)
    district = unit("CL", "Huyện Chi Lăng", "district", province)
    neighbour = unit("HL", "Huyện Hữu Lũng", "district", province)
    chi_lang = unit("CL-CL", "Xã Chi Lăng", "commune", district)
    dong_mo = unit("CL-DM", "Thị trấn Đồng Mỏ", "town", district)
    return Cast(
        province=province,
        district=district,
        department=unit("CL-NN", "Phòng Nông nghiệp", "department", district),
        chi_lang=chi_lang,
        dong_mo=dong_mo,
        neighbour=neighbour,
        officer=account("chuyenvien", Role.OFFICER, district, subtree=True),
        leader=account("lanhdao", Role.LEADER, district),
        head=account("thutruong", Role.HEAD, chi_lang),
        unit_officer=account("daumoi", Role.UNIT_OFFICER, dong_mo),
        next_door=account("hangxom", Role.OFFICER, neighbour, subtree=True),
        auditor=account("thanhtra", Role.AUDITOR, province, subtree=True),
        admin=account("quantri", Role.ADMINISTRATOR, province, subtree=True),
        stranger=account("khach", None, None),
    )


@pytest.fixture
def forest(cast: Cast) -> Indicator:
    """Hectares planted: more is better, sums over units."""
    facts = IndicatorFacts(
        "Diện tích rừng trồng mới",
        "ha",
        group=Group.ENVIRONMENT,
        direction=Direction.HIGHER,
        over_units=OverUnits.SUM,
        owner=cast.department,
    )
    return add_indicator(facts, keeper=cast.district, code="MT-01", by=cast.officer, on=TODAY)


@pytest.fixture
def draft(cast: Cast, forest: Indicator) -> Campaign:
    return remembered("draft", lambda: _draft(cast, forest))


def _draft(cast: Cast, forest: Indicator) -> Campaign:
    """A draft of the district with one target, ready to be sent out."""
    facts = CampaignFacts("Thi đua năm 2024", 2024, theme="Siết chặt kỷ cương", ends=date(2024, 12, 31))
    campaign = create_campaign(facts, issuer=cast.district, by=cast.officer, on=TODAY)
    wanted = TargetFacts(
        "Trồng rừng mới", Comparator.EQ, Decimal(1100), unit="ha", meets=Meets.AT_LEAST, indicator=forest
    )
    add_target(campaign, wanted, by=cast.officer, on=TODAY)
    return set_document_number(campaign, number="05/PĐ-UBND", signed_on=date(2024, 1, 5), by=cast.officer, on=TODAY)


@pytest.fixture
def published(cast: Cast, draft: Campaign) -> Campaign:
    return remembered("published", lambda: publish(draft, by=cast.officer, on=TODAY))


@pytest.fixture
def target(published: Campaign) -> Target:
    return Target.objects.select_related("campaign__issuer").get(campaign=published)


def codes_since(seq: int) -> list[str]:
    """The codes of the audit lines after the given one."""
    return list(AuditEntry.objects.filter(seq__gt=seq).values_list("code", flat=True))


def last_seq() -> int:
    entry = AuditEntry.objects.order_by("-seq").first()
    return entry.seq if entry else 0
