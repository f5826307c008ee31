"""The builder of a scheme: the tree with its sums and what is wrong beside each line, and what a button does to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid
from thidua.core.logic.decision import Decision
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.scheme_builder import (
    BuilderRow,
    FoundRow,
    GateRow,
    KindSum,
    anchor_of,
    builder_rows,
    found_rows,
    gate_rows,
    input_words,
    kind_sums,
    tie_words,
)
from thidua.desk.tables.scoring import scheme_badge
from thidua.desk.views.scheme_access import the_draft, way_to
from thidua.scoring.actions import building
from thidua.scoring.logic.building import Way
from thidua.scoring.logic.checking import Finding, Severity, check
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.models import Scheme, SchemeVersion
from thidua.scoring.policy import schemes as policy
from thidua.scoring.queries.schemes import names_in, versions_of

VERSIONS_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderPage(Page):
    """A draft under construction; ``blocking`` and ``warning`` count what is found, ``undo`` is the version before."""

    scheme: Scheme
    table: Table
    badge: Badge
    sums: list[KindSum]
    rows: list[BuilderRow]
    found: list[FoundRow]
    blocking: int
    warning: int
    gates: list[GateRow]
    ties: list[str]
    inputs: list[tuple[str, str]]
    versions: list[SchemeVersion]
    may_publish: Decision

    @property
    def undo(self) -> SchemeVersion | None:
        """The version before the last deed."""
        return self.versions[0] if self.versions else None


def build(request: Request, code: str) -> HttpResponse:
    """The page of the builder."""
    scheme = the_draft(request, code)
    table = scheme.table
    findings = check(table)
    page = BuilderPage(
        scheme=scheme,
        table=table,
        badge=scheme_badge(scheme),
        sums=kind_sums(table),
        rows=builder_rows(table, findings, names_in(table)),
        found=found_rows(table, findings),
        blocking=_count(findings, Severity.BLOCK),
        warning=_count(findings, Severity.WARN),
        gates=gate_rows(table),
        ties=tie_words(table),
        inputs=input_words(table),
        versions=list(versions_of(scheme)[:VERSIONS_SHOWN]),
        may_publish=policy.can_publish_scheme(request.user, scheme, clock.today()),
        crumbs=way_to(scheme),
    )
    return render(request, "desk/scoring/scheme_build.html", {"page": page})


def _count(findings: tuple[Finding, ...], severity: Severity) -> int:
    return sum(1 for finding in findings if finding.severity is severity)


def build_address(scheme: Scheme, anchor: str = "") -> str:
    """The builder, at a line of it."""
    return reverse("scheme_build", args=[scheme.code]) + (f"#{anchor}" if anchor else "")


def _up(request: Request, scheme: Scheme, key: str, version: int) -> str:
    building.move_line(scheme, key, Way.UP, version=version, by=request.user, on=clock.today())
    return _("Đã chuyển lên.")


def _down(request: Request, scheme: Scheme, key: str, version: int) -> str:
    building.move_line(scheme, key, Way.DOWN, version=version, by=request.user, on=clock.today())
    return _("Đã chuyển xuống.")


def _drop(request: Request, scheme: Scheme, key: str, version: int) -> str:
    before = scheme.table
    after = building.drop_line(scheme, key, version=version, by=request.user, on=clock.today()).table
    rules = len(before.gates) - len(after.gates) + len(before.ties) - len(after.ties)
    words = _("Đã bỏ mục. Bấm “Hoàn tác” nếu bỏ nhầm.")
    if not rules:
        return words
    also = counted("%(count)d quy tắc chỉ vào mục này cũng đã bỏ theo.", rules)
    return f"{words} {also % {'count': rules}}"


def _renumber(request: Request, scheme: Scheme, _key: str, version: int) -> str:
    building.renumber_scheme(scheme, version=version, by=request.user, on=clock.today())
    return _("Đã đánh số lại theo thứ tự I, I.1, I.1.1.")


DEEDS: dict[str, Callable[[Request, Scheme, str, int], str]] = {
    "len": _up,
    "xuong": _down,
    "bo": _drop,
    "danh-so": _renumber,
}
"""What the buttons of the builder do, by the last piece of their address."""


@require_POST
def deed(request: Request, code: str, name: str) -> HttpResponse:
    """One button: move a line, drop it, number all anew."""
    scheme, act = the_draft(request, code), DEEDS.get(name)
    if act is None:
        raise Http404
    key, version = request.POST.get("key", ""), request.POST.get("version", "")
    try:
        messages.success(request, act(request, scheme, key, int(version) if version.isdigit() else scheme.version))
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect(build_address(scheme, "" if name == "bo" else anchor_of(key)))
