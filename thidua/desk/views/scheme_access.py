"""What the screens of a scheme share: the scheme one sees, the draft one may change, the way there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.forms import Form
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import Conflict, require
from thidua.desk.answering import attempt
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.scoring.models import Scheme
from thidua.scoring.policy.schemes import can_edit_scheme
from thidua.scoring.queries.schemes import schemes_visible_to

Result = TypeVar("Result")


def the_scheme(request: Request, code: str) -> Scheme:
    """The scheme if the person sees it, else 404."""
    return get_object_or_404(schemes_visible_to(request.user, clock.today()), code=code)


def the_draft(request: Request, code: str) -> Scheme:
    """The scheme if the person may change it; 403 with the reason otherwise."""
    scheme = the_scheme(request, code)
    require(can_edit_scheme(request.user, scheme, clock.today()))
    return scheme


def way_to(scheme: Scheme | None = None, *, building: bool = False) -> tuple[Crumb, ...]:
    """The crumbs: the list, the scheme, its builder."""
    listed = crumb(_("Bảng điểm"), "scheme_list")
    if scheme is None:
        return (listed,)
    page = crumb(scheme.code, "scheme_page", scheme.code)
    return (listed, page, crumb(_("Soạn"), "scheme_build", scheme.code)) if building else (listed, page)


def saved(form: Form, scheme: Scheme, act: Callable[[], Result]) -> Result | None:
    """What the action gives; None when it refused, with its sentences on the form.

    After somebody else's save the form takes the new version, so that saving again is a decision and not a trap.
    """

    def watched() -> Result:
        try:
            return act()
        except Conflict:
            scheme.refresh_from_db(fields=["version"])
            form.data = {**form.data.dict(), "version": str(scheme.version)}  # type: ignore[attr-defined]  # a QueryDict
            raise

    return attempt(form, watched)
