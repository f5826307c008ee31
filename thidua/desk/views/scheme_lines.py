"""One line of a scheme on a page of its own: a section, a group or a criterion, new or old."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.desk.asking import FormPage, ask, posted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.scheme_builder import anchor_of, example_words
from thidua.desk.views.scheme_access import saved, the_draft, way_to
from thidua.desk.views.scheme_builder import build_address
from thidua.scoring.actions.building import add_line, change_line
from thidua.scoring.forms.scheme_lines import (
    Choices,
    CriterionEditor,
    GroupForm,
    SectionForm,
    criterion_editor,
)
from thidua.scoring.logic.building import Misplaced, above, fresh_key, homes_of, homes_of_new, node_of
from thidua.scoring.logic.checking import Finding, check
from thidua.scoring.logic.numbering import next_number
from thidua.scoring.logic.scheme import Criterion, Group, Node, Section
from thidua.scoring.models import Scheme
from thidua.scoring.queries.schemes import indicators_for, owners_for

KINDS: Mapping[str, type[Section | Group | Criterion]] = {"phan": Section, "nhom": Group, "tieu-chi": Criterion}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line is written: the draft, the line as it is (None: a new one), its branch, its key."""

    scheme: Scheme
    kind: type[Section | Group | Criterion]
    old: Node | None
    under: str
    key: str

    def homes(self) -> tuple[Section | Group, ...]:
        """The branches it may hang on."""
        table = self.scheme.table
        return homes_of(table, self.key) if self.old is not None else homes_of_new(table, self.kind is Group)

    def boxes(self) -> dict[str, object]:
        """What stands in the boxes when the page is opened."""
        boxes: dict[str, object] = {"version": self.scheme.version, "under": self.under}
        if self.old is not None:
            return boxes | {name: getattr(self.old, name) for name in _fields(self.old)}
        branch = node_of(self.scheme.table, self.under) if self.under else None
        return boxes | {"number": next_number(self.scheme.table, branch)}


def _fields(node: Node) -> tuple[str, ...]:
    if isinstance(node, Section):
        return ("number", "name", "maximum", "kind")
    if isinstance(node, Group):
        return ("number", "name", "maximum")
    return ("number", "name", "maximum", "indicator", "scorer", "evidence", "guidance")


def add(request: Request, code: str, kind: str) -> HttpResponse:
    """A new line; ``?duoi=`` names the branch it was asked for."""
    scheme, of = the_draft(request, code), KINDS.get(kind)
    if of is None:
        raise Http404
    table, under = scheme.table, request.GET.get("duoi", "")
    homes = () if of is Section else homes_of_new(table, of is Group)
    if of is not Section and not homes:
        messages.info(request, _("Hãy thêm một phần trước, rồi thêm nhóm và tiêu chí vào phần đó."))
        return redirect("scheme_line_add", scheme.code, "phan")
    if of is not Section and under not in {home.key for home in homes}:
        under = homes[0].key
    return _line(request, Place(scheme, of, None, under, fresh_key(table, under)))


def edit(request: Request, code: str, key: str) -> HttpResponse:
    """An old line."""
    scheme = the_draft(request, code)
    table = scheme.table
    try:
        node = node_of(table, key)
    except Misplaced as flaw:
        raise Http404 from flaw
    branch = above(table, key)
    return _line(request, Place(scheme, type(node), node, branch.key if branch else "", key))


def _line(request: Request, place: Place) -> HttpResponse:
    if place.kind is Criterion:
        return _criterion(request, place)
    typed = posted(request)
    form: SectionForm | GroupForm
    if place.kind is Section:
        form = SectionForm(typed, initial=place.boxes())
    else:
        form = GroupForm(typed, initial=place.boxes(), homes=place.homes())
    if typed is not None and form.is_valid():
        under = form.cleaned_data.get("under", "")
        done = saved(form, place.scheme, lambda: _save(request, place, form.node(place.key), under, form.cleaned_data))
        if done is not None:
            return _back(request, place)
    page = FormPage(
        form=form, title=_title(place), submit=_("Lưu"), back=build_address(place.scheme, anchor_of(place.key)),
        lead=place.scheme.name, crumbs=way_to(place.scheme, building=True),
    )  # fmt: skip
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionPage(Page):
    """A criterion being written: its editor, what its method gives now, what is found about it."""

    scheme: Scheme
    editor: CriterionEditor
    title: str
    back: str
    examples: tuple[str, ...]
    findings: tuple[Finding, ...]


def _criterion(request: Request, place: Place) -> HttpResponse:
    typed, old = posted(request), place.old
    method = old.method if isinstance(old, Criterion) else None
    choices = _choices(request, place)
    editor = criterion_editor(typed, choices, _boxes(place, choices), method)
    if typed is not None and editor.is_valid():
        form = editor.form
        under = form.cleaned_data["under"]
        done = saved(
            form, place.scheme, lambda: _save(request, place, editor.criterion(place.key), under, form.cleaned_data)
        )
        if done is not None:
            return _back(request, place)
    page = CriterionPage(
        scheme=place.scheme,
        editor=editor,
        title=_title(place),
        back=build_address(place.scheme, anchor_of(place.key)),
        examples=example_words(old, place.scheme.table.places) if isinstance(old, Criterion) else (),
        findings=tuple(found for found in check(place.scheme.table) if found.where == place.key),
        crumbs=way_to(place.scheme, building=True),
    )
    return render(request, "desk/scoring/scheme_line.html", {"page": page})


def _boxes(place: Place, choices: Choices) -> dict[str, object]:
    """The owner stands in its box as a row, so that its name is shown."""
    owner = place.old.owner if isinstance(place.old, Criterion) else ""
    return place.boxes() | {"owner": choices.owners.filter(code=owner).first() if owner else None}


def _choices(request: Request, place: Place) -> Choices:
    """Living units and indicators, and those that the line has already."""
    on, old, user = clock.today(), place.old, request.user
    indicator, owner = (old.indicator, old.owner) if isinstance(old, Criterion) else ("", "")
    return Choices(place.homes(), indicators_for(user, on, indicator), owners_for(user, on, owner))


def _save(request: Request, place: Place, line: Node, under: str, given: Mapping[str, Any]) -> Scheme:
    on, version = clock.today(), given["version"]
    if place.old is None:
        return add_line(place.scheme, under, line, version=version, by=request.user, on=on)
    return change_line(place.scheme, line, under=under, version=version, by=request.user, on=on)


def _back(request: Request, place: Place) -> HttpResponse:
    messages.success(request, _("Đã thêm mục.") if place.old is None else _("Đã lưu mục."))
    return redirect(build_address(place.scheme, anchor_of(place.key)))


def _title(place: Place) -> str:
    if place.old is not None:
        return _("Sửa %(line)s") % {"line": place.old.number or place.old.name}
    words = {Section: _("Thêm phần"), Group: _("Thêm nhóm"), Criterion: _("Thêm tiêu chí")}
    return words[place.kind]
