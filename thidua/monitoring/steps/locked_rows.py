"""Rows taken under their lock, and steps of their workflows. Part of the actions that change them."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.text import collapse_lines
from thidua.core.logic.workflow import NoSuchStep, Workflow
from thidua.monitoring.models import Complaint, Finding, InspectionPlan, MovementResult, Visit

Row = TypeVar("Row", bound=Model)
Stateful = TypeVar("Stateful", MovementResult, InspectionPlan, Visit, Finding, Complaint)
State = TypeVar("State", bound=Enum)


def locked_row(row: Row, version: int | None = None) -> Row:
    """The row as it is now, locked; :class:`Conflict` where somebody saved it since ``version`` was read.

    The caller's form still holds what was typed; only the page is out of date.
    """
    fresh = type(row)._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 - public API of Django's models
    present = getattr(fresh, "version", None)
    if version is not None and present != version:
        raise Conflict(
            _(
                "Nội dung vừa được người khác lưu (bản %(new)s, bạn đang sửa bản %(old)s). Những gì bạn nhập vẫn còn "
                "trên màn hình: hãy mở trang ở thẻ khác để xem bản mới rồi lưu lại."
            )
            % {"new": present, "old": version}
        )
    return fresh


def stepped(row: Stateful, workflow: Workflow[State], step: str, version: int | None = None) -> Stateful:
    """The locked row with the step taken and its version raised, unsaved; :class:`Conflict` where it is too late."""
    fresh = locked_row(row, version)
    try:
        state = workflow.advance(type(workflow.start)(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Người khác vừa xử lý mục này; hãy tải lại trang để xem trạng thái mới.")) from flaw
    fresh.state = str(state.value)
    fresh.version += 1
    return fresh


def stated(text: str, field: str, sentence: str) -> str:
    """A text that has to be there, without stray blanks; :class:`Invalid` with ``sentence`` for an empty one."""
    words = collapse_lines(text)
    if not words:
        raise Invalid({field: sentence})
    return words


def stated_reason(text: str) -> str:
    """A reason that was given."""
    return stated(text, "reason", _("Hãy nêu lý do."))
