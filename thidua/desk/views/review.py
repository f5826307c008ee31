"""The review of a reading: source and reading side by side, corrections kept one by one, adoption."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.campaigns.actions.adopt import adopt, undo_adoption
from thidua.campaigns.actions.review import redo_edit, save_draft, undo_edit
from thidua.campaigns.draft_forms import FactsForm, TargetForm
from thidua.campaigns.logic.draft import LISTS, Draft, DraftTarget
from thidua.campaigns.logic.draft_operations import (
    AddItem,
    ChooseIndicator,
    DropItem,
    EditItem,
    MergeTargets,
    Operation,
    RestoreItem,
    SetMeets,
    SplitTarget,
)
from thidua.campaigns.logic.terms import Meets
from thidua.campaigns.logic.worksheet import operation_json
from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import campaigns_visible_to
from thidua.core import clock
from thidua.core.errors import Conflict, Invalid, require
from thidua.desk.http import Request
from thidua.desk.pages import Page, crumb
from thidua.desk.review.page import (
    ReviewPage,
    blocks_of,
    card_of,
    cards_of,
    head_findings,
    remarks_of,
    worksheet_of,
)
from thidua.desk.review.suggesting import accepted, tie
from thidua.desk.review.surroundings import surroundings_of
from thidua.desk.views.intakes import waiting
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models import Intake
from thidua.documents.policy import can_review, can_undo
from thidua.documents.queries import intakes_visible_to

NEW_WORDS = {"movements": "name", "recipients": "line", "assignments": "task", "cited": "title", "occasions": "event"}
"""The field that a line typed by hand fills, by list."""


def intake_page(request: Request, code: str) -> HttpResponse:
    """One document: being read, failed or dropped, else its review."""
    on = clock.today()
    intake = get_object_or_404(intakes_visible_to(request.user, on), code=code)
    if not intake.draft or intake.state in {IntakeState.READING, IntakeState.FAILED, IntakeState.DROPPED}:
        return waiting(request, intake, on)
    if request.htmx:  # the waiting page asks whether it is over: it is, so the whole page comes anew
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "desk/intakes/review.html", {"page": _page(request, intake, on)})


def _intake(request: Request, code: str, on: date) -> Intake:
    """The document, where the person may correct its reading: unseen is 404, seen but not theirs to correct 403."""
    intake = get_object_or_404(intakes_visible_to(request.user, on), code=code)
    require(can_review(request.user, intake, on))
    return intake


def _page(request: Request, intake: Intake, on: date, *, whole: bool = True) -> ReviewPage:
    """The context of the screen; without ``whole`` the source is left out, for a part of the page."""
    sheet = worksheet_of(intake)
    draft = sheet.draft
    around = surroundings_of(intake.organisation, request.user, on)
    return ReviewPage(
        crumbs=(crumb(_("Văn bản chờ duyệt"), "intake_list"),),
        intake=intake,
        draft=draft,
        blocks=blocks_of(intake, draft) if whole else (),
        facts=FactsForm.of(draft),
        cards=cards_of(draft, around),
        remarks=remarks_of(draft),
        head_findings=head_findings(draft, around),
        around=around,
        can_review=can_review(request.user, intake, on),
        can_undo_edit=bool(sheet.done),
        can_redo_edit=bool(sheet.undone),
        campaign=_adopted(request, intake, on),
        can_undo_adoption=can_undo(request.user, intake, on),
    )


def _adopted(request: Request, intake: Intake, on: date) -> Campaign | None:
    code = intake.adopted_as.removeprefix("campaign:")
    return campaigns_visible_to(request.user, on).filter(code=code).first() if code else None


def _save(request: Request, intake: Intake, operations: Sequence[Operation], on: date) -> str:
    """Do the operations; '' when they were kept, else the sentence that says why not."""
    rows = [operation_json(operation) for operation in operations]
    try:
        if rows:
            save_draft(intake, rows, version=_version(request), by=request.user, on=on)
    except (Conflict, Invalid) as refusal:
        intake.refresh_from_db()
        return str(refusal)
    return ""


def _version(request: Request) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isdigit() else 0


def _part(request: Request, template: str, page: ReviewPage, **more: object) -> HttpResponse:
    """A part of the page, and beside it what every correction changes: version, buttons, verdict."""
    context = {"page": page, "oob": True, **more}
    return render(request, "desk/intakes/_answer.html", {**context, "part": template})


@require_POST
def fact(request: Request, code: str, name: str) -> HttpResponse:
    """Save one fact of the head or foot; what cannot be read stays as typed, with the reason beside it."""
    on = clock.today()
    intake = _intake(request, code, on)
    draft = worksheet_of(intake).draft
    form = FactsForm.of(draft, request.POST)
    if name not in form.fields:
        raise Http404
    wrong = name in form.errors
    refusal = "" if wrong else _save(request, intake, form.operations(draft, name), on)
    page = _page(request, intake, on, whole=False)
    kept = not wrong and not refusal
    page = page if kept else replace(page, facts=form)
    return _part(request, "desk/intakes/_fact.html", page, field=page.facts[name], refusal=refusal, kept=kept)


@require_GET
def target(request: Request, code: str, number: int) -> HttpResponse:
    """The card of one target."""
    on = clock.today()
    return _card(request, get_object_or_404(intakes_visible_to(request.user, on), code=code), number, on)


def _card(request: Request, intake: Intake, number: int, on: date, *, kept: bool = False) -> HttpResponse:
    page = _page(request, intake, on, whole=False)
    card = card_of(page.draft, number, page.around)
    if card is None:
        raise Http404
    return _part(request, "desk/intakes/_target.html", page, card=card, kept=kept)


def _find(draft: Draft, number: int) -> DraftTarget:
    found = next((target for target in draft.targets if target.id == number), None)
    if found is None:
        raise Http404
    return found


def target_form(request: Request, code: str, number: int) -> HttpResponse:
    """Open one target for correction; saving closes it again."""
    on = clock.today()
    intake = _intake(request, code, on)
    page = _page(request, intake, on, whole=False)
    around = page.around
    named = [(row.code, f"{row.code} {row.name}") for row in around.indicators.values()]
    form = TargetForm(
        request.POST or None, target=_find(page.draft, number), owners=around.owners.items(), indicators=named
    )
    refusal = ""
    if request.method == "POST" and form.is_valid():
        refusal = _save(request, intake, form.operations(), on)
        if not refusal:
            return _card(request, intake, number, on, kept=True)
    page = replace(page, intake=intake)
    return _part(request, "desk/intakes/_target_form.html", page, form=form, conflict=refusal)


def split_form(request: Request, code: str, number: int) -> HttpResponse:
    """Make several targets of one."""
    on = clock.today()
    intake = _intake(request, code, on)
    old = _find(worksheet_of(intake).draft, number)
    names, joined, refusal = request.POST.get("names", old.name), "joined" in request.POST, ""
    if request.method == "POST":
        refusal = _save(request, intake, [SplitTarget(number, tuple(names.splitlines()), joined)], on)
        if not refusal:
            return _targets(request, intake, on)
    page = _page(request, intake, on, whole=False)
    response = _part(
        request, "desk/intakes/_split_form.html", page, target=old, names=names, joined=joined, refusal=refusal
    )
    if refusal:
        response["HX-Retarget"], response["HX-Reswap"] = f"#card-{number}", "outerHTML"
    return response


def _targets(request: Request, intake: Intake, on: date, refusal: str = "") -> HttpResponse:
    page = _page(request, intake, on, whole=False)
    return _part(request, "desk/intakes/_targets.html", page, refusal=refusal, kept=not refusal)


@require_POST
def bulk(request: Request, code: str) -> HttpResponse:
    """Do one thing to all picked targets: merge, drop, or say what "đạt" means."""
    on = clock.today()
    intake = _intake(request, code, on)
    ids = tuple(int(number) for number in request.POST.getlist("ids") if number.isdigit())
    if not ids and request.POST.get("act") != "accept":
        return _targets(request, intake, on, _("Chưa chọn chỉ tiêu nào; hãy đánh dấu ô ở đầu các chỉ tiêu."))
    act = request.POST.get("act", "")
    if act == "merge":
        operations: list[Operation] = [MergeTargets(ids)]
    elif act == "drop":
        operations = [DropItem("targets", number) for number in ids]
    elif act == "accept":
        operations = accepted(_page(request, intake, on, whole=False))
    elif act in set(Meets):
        operations = [SetMeets(ids, Meets(act))]
    else:
        raise Http404
    return _targets(request, intake, on, _save(request, intake, operations, on))


@require_POST
def item(request: Request, code: str, list_name: str, number: int) -> HttpResponse:
    """One decision about one item of a list."""
    on = clock.today()
    intake = _intake(request, code, on)
    if list_name not in LISTS:
        raise Http404
    act, value = request.POST.get("act", ""), request.POST.get("value", "")
    operations = [_decision(list_name, number, act, value)]
    if act == "indicator":
        around = surroundings_of(intake.organisation, request.user, on)
        operations = tie(_find(worksheet_of(intake).draft, number), value, around)
    refusal = _save(request, intake, operations, on)
    if list_name != "targets":
        return _section(request, intake, list_name, on, refusal)
    if act in {"drop", "restore"} or refusal:
        return _retargeted(_targets(request, intake, on, refusal), "#reading-list")
    return _card(request, intake, number, on, kept=True)


def _decision(list_name: str, number: int, act: str, value: str) -> Operation:
    if act == "drop":
        return DropItem(list_name, number)
    if act == "restore":
        return RestoreItem(list_name, number)
    if act == "meets" and value in set(Meets):
        return SetMeets((number,), Meets(value))
    if act == "change":
        return EditItem(list_name, number, "change", value)
    if act == "indicator":
        return ChooseIndicator(number, value)
    raise Http404


def _retargeted(response: HttpResponse, selector: str) -> HttpResponse:
    response["HX-Retarget"], response["HX-Reswap"] = selector, "innerHTML"
    return response


def _section(request: Request, intake: Intake, list_name: str, on: date, refusal: str) -> HttpResponse:
    page = _page(request, intake, on, whole=False)
    return _part(
        request,
        "desk/intakes/_list.html",
        page,
        list_name=list_name,
        items=page.draft.items(list_name),
        refusal=refusal,
        kept=not refusal,
    )


@require_POST
def add_item(request: Request, code: str, list_name: str) -> HttpResponse:
    """Add a line typed by hand to one of the lists."""
    on = clock.today()
    intake = _intake(request, code, on)
    if list_name not in NEW_WORDS:
        raise Http404
    words = request.POST.get("words", "").strip()
    refusal = _("Hãy gõ nội dung trước khi bấm Thêm.")
    if words:
        refusal = _save(request, intake, [AddItem(list_name, {NEW_WORDS[list_name]: words})], on)
    return _section(request, intake, list_name, on, refusal)


@require_POST
def add_target(request: Request, code: str) -> HttpResponse:
    """Make a target of the words marked in the source."""
    on = clock.today()
    intake = _intake(request, code, on)
    start, end = request.POST.get("start", ""), request.POST.get("end", "")
    if not (start.isdigit() and end.isdigit() and int(start) < int(end) <= len(intake.text)):
        return _targets(request, intake, on, _("Hãy bôi đen đoạn văn bản nói về chỉ tiêu rồi bấm lại."))
    span = (int(start), int(end))
    words = " ".join(intake.text[span[0] : span[1]].split())[:500]
    operation = AddItem("targets", {"text": words, "name": words}, span)
    return _targets(request, intake, on, _save(request, intake, [operation], on))


@require_POST
def undo(request: Request, code: str) -> HttpResponse:
    """Take the last correction back."""
    return _turn(request, code, undo_edit, _("Đã hoàn tác thay đổi cuối."))


@require_POST
def redo(request: Request, code: str) -> HttpResponse:
    """Do again what was taken back."""
    return _turn(request, code, redo_edit, _("Đã làm lại thay đổi."))


def _turn(request: Request, code: str, act: Callable[..., object], words: str) -> HttpResponse:
    on = clock.today()
    intake = _intake(request, code, on)
    try:
        act(intake, version=_version(request), by=request.user, on=on)
        messages.success(request, words)
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect("intake_page", code=code)


class AdoptForm(forms.Form):
    """Nothing to fill in: the version tells whether what was looked at is what will be adopted."""

    version = forms.IntegerField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptPage(Page):
    """The last look before a reading becomes a campaign."""

    review: ReviewPage
    form: AdoptForm


def adopt_page(request: Request, code: str) -> HttpResponse:
    """Show what will be created; create it."""
    on = clock.today()
    intake = _intake(request, code, on)
    form = AdoptForm(request.POST or None, initial={"version": intake.version})
    if request.method == "POST" and form.is_valid():
        try:
            campaign = adopt(intake, version=form.cleaned_data["version"], by=request.user, on=on)
        except (Conflict, Invalid) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã tiếp nhận thành phong trào %(code)s.") % {"code": campaign.code})
            return redirect("campaign_page", code=campaign.code)
    review = _page(request, intake, on, whole=False)
    crumbs = (crumb(_("Văn bản chờ duyệt"), "intake_list"), crumb(intake.code, "intake_page", intake.code))
    return render(request, "desk/intakes/adopt.html", {"page": AdoptPage(crumbs=crumbs, review=review, form=form)})


@require_POST
def undo_adopt(request: Request, code: str) -> HttpResponse:
    """Take an adoption back while nothing hangs on it."""
    on = clock.today()
    intake = get_object_or_404(intakes_visible_to(request.user, on), code=code)
    campaign = _adopted(request, intake, on)
    if campaign is None:
        raise Http404
    try:
        undo_adoption(campaign, by=request.user, on=on)
        messages.success(request, _("Đã hoàn tác tiếp nhận; văn bản trở lại chờ rà soát."))
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect("intake_page", code=code)
