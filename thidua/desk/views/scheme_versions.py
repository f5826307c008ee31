"""How a draft stood before a change: what going back would change, and going back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.desk.asking import posted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.scheme_access import saved, the_draft, way_to
from thidua.desk.views.scheme_builder import build_address
from thidua.scoring.actions.building import restore_version
from thidua.scoring.forms.scheme_frame import VersionForm
from thidua.scoring.logic.telling import LineChange, differing, frame_facts, line_changes, rule_facts
from thidua.scoring.models import Scheme, SchemeVersion
from thidua.scoring.queries.schemes import versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage(Page):
    """An earlier version beside the draft: lines that would come back, go, change; rules that would change."""

    scheme: Scheme
    version: SchemeVersion
    form: VersionForm
    changes: list[LineChange]
    rules: dict[str, object]
    back: str


def version(request: Request, code: str, number: int) -> HttpResponse:
    """What going back to a version means; posted, it is done."""
    scheme = the_draft(request, code)
    old = get_object_or_404(versions_of(scheme), number=number)
    form = VersionForm(posted(request), initial={"version": scheme.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["version"]
        done = saved(
            form, scheme, lambda: restore_version(scheme, number, version=given, by=request.user, on=clock.today())
        )
        if done is not None:
            messages.success(request, _("Đã đưa bảng điểm về bản %(number)d.") % {"number": number})
            return redirect(build_address(scheme))
    now, then = scheme.table, old.table
    page = VersionPage(
        scheme=scheme,
        version=old,
        form=form,
        changes=line_changes(now, then),
        rules=differing({**frame_facts(now), **rule_facts(now)}, {**frame_facts(then), **rule_facts(then)}),
        back=build_address(scheme, "lich-su"),
        crumbs=way_to(scheme, building=True),
    )
    return render(request, "desk/scoring/scheme_version.html", {"page": page})
