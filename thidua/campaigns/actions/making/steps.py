"""What every action on a campaign does the same way: lock, check the version, take a step, save in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

from thidua.campaigns.logic.workflow import CAMPAIGN, CampaignState
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import fold
from thidua.core.logic.workflow import NoSuchStep
from thidua.core.saving import sentences
from thidua.documents.models import Intake

Versioned = TypeVar("Versioned", Campaign, Target, Indicator, Intake)
Row = TypeVar("Row", bound=Model)


def locked(row: Versioned, version: int | None = None) -> Versioned:
    """The row as it is now, locked; :class:`Conflict` where somebody saved since ``version`` was read.

    The caller's form still holds what was typed; only the page is out of date.
    """
    fresh = type(row)._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 - public API of Django's models
    if version is not None and fresh.version != version:
        raise Conflict(
            _(
                "“%(name)s” vừa được người khác lưu (bản %(new)d, bạn đang sửa bản %(old)d). Nội dung bạn nhập vẫn còn "
                "trên màn hình: hãy xem bản mới rồi lưu lại."
            )
            % {"name": fresh, "new": fresh.version, "old": version}
        )
    return fresh


def advanced(campaign: Campaign, step: str) -> Campaign:
    """The locked campaign with the step taken, unsaved; :class:`Conflict` where it is too late."""
    fresh = locked(campaign)
    try:
        fresh.state = CAMPAIGN.advance(CampaignState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Phong trào vừa được người khác xử lý; hãy tải lại trang.")) from flaw
    return fresh


def set_search_key(campaign: Campaign) -> None:
    words = (campaign.code, campaign.title, campaign.theme, campaign.number)
    campaign.search_key = fold(" ".join(words))[:1200]


def save_all(rows: Iterable[Row]) -> list[Row]:
    """Check the own fields of new rows and save them in one statement for each table."""
    by_kind: dict[type[Row], list[Row]] = {}
    for row in rows:
        _check_fields(row)
        by_kind.setdefault(type(row), []).append(row)
    for kind, of_kind in by_kind.items():
        kind._default_manager.bulk_create(of_kind)  # noqa: SLF001 - public API of Django's models
    return [row for of_kind in by_kind.values() for row in of_kind]


def _check_fields(row: Model) -> None:
    links = [field.name for field in row._meta.fields if isinstance(field, ForeignKey)]  # noqa: SLF001 - documented API
    try:
        row.clean_fields(exclude=links)
        row.validate_constraints(exclude=links)
    except ValidationError as refusal:
        detail = " ".join(sentences(refusal).values())
        raise Invalid({"": _("“%(row)s”: %(detail)s") % {"row": row, "detail": detail}}) from refusal
