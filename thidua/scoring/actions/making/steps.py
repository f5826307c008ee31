"""What every action of this room does the same way: lock, check the version, take a step, ask for a reason."""

from __future__ import annotations

from typing import TypeVar

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.core.logic.workflow import NoSuchStep
from thidua.scoring.logic.workflow import (
    CARD,
    REGISTRATION,
    ROUND,
    SCHEME,
    CardState,
    RegistrationState,
    RoundState,
    SchemeState,
)
from thidua.scoring.models import Registration, Scheme, Scorecard, ScoringRound

Versioned = TypeVar("Versioned", Scheme, ScoringRound, Scorecard, Registration)


def locked(row: Versioned, version: int | None = None) -> Versioned:
    """The row as it is now, locked; :class:`Conflict` where somebody saved since ``version`` was read."""
    fresh = type(row)._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 - public API of Django's models
    if version is not None and fresh.version != version:
        raise Conflict(
            _(
                "“%(name)s” vừa được người khác lưu. Nội dung bạn nhập vẫn còn trên màn hình: "
                "hãy xem bản mới rồi lưu lại."
            )
            % {"name": fresh}
        )
    return fresh


def advanced(row: Versioned, step: str) -> Versioned:
    """The locked row with the step taken, unsaved; :class:`Conflict` where it is too late."""
    fresh = locked(row)
    try:
        match fresh:
            case Scheme():
                fresh.state = SCHEME.advance(SchemeState(fresh.state), step)
            case ScoringRound():
                fresh.state = ROUND.advance(RoundState(fresh.state), step)
            case Scorecard():
                fresh.state = CARD.advance(CardState(fresh.state), step)
            case Registration():
                fresh.state = REGISTRATION.advance(RegistrationState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("“%(name)s” vừa được người khác xử lý; hãy tải lại trang.") % {"name": fresh}) from flaw
    fresh.version += 1
    return fresh


def stated(reason: str, field: str = "reason") -> str:
    """The reason in one written form; :class:`Invalid` where none was given."""
    said = collapse(nfc(reason))
    if not said:
        raise Invalid({field: _("Hãy ghi rõ lý do.")})
    return said
