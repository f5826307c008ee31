"""Registrations of titles and targets: the list, one of them with its steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.award_offers import award_offers
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.tables.registrations import (
    RegistrationFilters,
    RegistrationTable,
    registration_address,
    registration_badge,
)
from thidua.desk.views.scoring_rounds import room_tabs
from thidua.directory.queries import grants_of, organisations_of, organisations_on, people_in_scope
from thidua.scoring.actions import registrations
from thidua.scoring.forms.registrations import RegistrationForm
from thidua.scoring.forms.schemes import ReasonForm
from thidua.scoring.models import Registration, RegistrationCall, RegistrationRule
from thidua.scoring.policy import registrations as policy
from thidua.scoring.queries.registrations import (
    calls_to_answer,
    calls_visible_to,
    registration_rule_on,
    registrations_visible_to,
    rules_visible_to,
    with_line_count,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationsPage(Page):
    """What one's units strive for; for the organiser, what all do. ``rules`` are those in force on the day."""

    listing: Listing
    waiting: list[RegistrationCall]
    rules: list[RegistrationRule]
    may_call: bool
    may_register: bool


def registration_list(request: Request) -> HttpResponse:
    """All registrations one sees, the latest year first."""
    on = clock.today()
    rows = with_line_count(registrations_visible_to(request.user, on)).prefetch_related("lines")
    listing = make_listing(
        request,
        RegistrationTable,
        rows.order_by("-call__year", "organisation__sort_key", "pk"),
        RegistrationFilters,
        title=_("Đăng ký thi đua"),
    )
    held = grants_of(request.user, on)
    page = RegistrationsPage(
        listing=listing,
        waiting=list(calls_to_answer(request.user, on)),
        rules=list(rules_visible_to(request.user, on)[:20]),
        may_call=held.filter(role__in=policy.KEEPERS).exists(),
        may_register=held.filter(role__in=policy.UNIT_ROLES).exists(),
        tabs=room_tabs("registration_list"),
    )
    return listing.workbook or render(request, "desk/scoring/registrations.html", {"page": page})


def list_crumb() -> Crumb:
    """The way back to the list."""
    return crumb(_("Đăng ký thi đua"), "registration_list")


def new_registration(request: Request) -> HttpResponse:
    """Write what a unit, or one of its people, strives for."""
    on = clock.today()
    calls = calls_visible_to(request.user, on)
    units = organisations_on(on).filter(pk__in=organisations_of(request.user, on, *policy.UNIT_ROLES))
    form = RegistrationForm(
        request.POST or None,
        initial={"call": calls.first(), "organisation": units.first()},
        calls=calls,
        units=units,
        people=people_in_scope(request.user, on, *policy.UNIT_ROLES),
        offers=award_offers(on),
    )

    def act() -> Registration:
        given = form.cleaned_data
        return registrations.begin_registration(
            given["call"], given["organisation"], form.wanted(), person=given["person"], by=request.user, on=on
        )

    row = submitted(request, form, act)
    if row is not None:
        messages.success(request, _("Đã soạn bản đăng ký. Hãy gửi thủ trưởng duyệt."))
        return redirect("registration_page", row.code)
    title, back = _("Đăng ký thi đua"), list_crumb()
    return ask(request, FormPage(form=form, title=title, submit=_("Lưu"), back=back.url, crumbs=(back,)))


def the_registration(request: Request, code: str) -> Registration:
    """The registration if the person sees it, else 404."""
    return get_object_or_404(registrations_visible_to(request.user, clock.today()), code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationPage(Page):
    """One registration: its lines, and what may be done."""

    row: Registration
    badge: Badge
    entries: list[AuditEntry]
    rule: RegistrationRule | None
    may_edit: Decision
    may_change: Decision
    may_submit: Decision
    may_decide: Decision
    may_withdraw: Decision


def registration_page(request: Request, code: str) -> HttpResponse:
    """The page of a registration."""
    on, row, user = clock.today(), the_registration(request, code), request.user
    page = RegistrationPage(
        row=row,
        badge=registration_badge(row),
        entries=list(history_of(row.subject)[:50]),
        rule=registration_rule_on(row.call.organiser, on),
        may_edit=policy.can_edit_registration(user, row, on),
        may_change=policy.can_change_registration(user, row, on),
        may_submit=policy.can_submit_registration(user, row, on),
        may_decide=policy.can_decide_registration(user, row, on),
        may_withdraw=policy.can_withdraw_registration(user, row, on),
        crumbs=(list_crumb(),),
    )
    return render(request, "desk/scoring/registration.html", {"page": page})


@require_POST
def registration_step(request: Request, code: str, name: str) -> HttpResponse:
    """Send to the head, or approve."""
    row = the_registration(request, code)
    acts: dict[str, tuple[Callable[..., Registration], str]] = {
        "gui": (registrations.submit_registration, _("Đã gửi thủ trưởng duyệt.")),
        "duyet": (registrations.approve_registration, _("Đã duyệt bản đăng ký.")),
    }
    if name not in acts:
        raise Http404
    act, words = acts[name]
    try:
        act(row, by=request.user, on=clock.today())
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, words)
    return redirect("registration_page", code)


def registration_back(request: Request, code: str, name: str) -> HttpResponse:
    """Return or withdraw, with a reason."""
    on, row = clock.today(), the_registration(request, code)
    asked = {
        "tra-lai": (policy.can_decide_registration, registrations.return_registration, _("Trả lại bản đăng ký")),
        "rut": (policy.can_withdraw_registration, registrations.withdraw_registration, _("Rút bản đăng ký")),
    }
    if name not in asked:
        raise Http404
    allowed, act, title = asked[name]
    require(allowed(request.user, row, on))
    form = ReasonForm(request.POST or None)
    if submitted(request, form, lambda: act(row, **form.cleaned_data, by=request.user, on=on)) is not None:
        messages.success(request, _("Đã thực hiện: %(step)s.") % {"step": title})
        return redirect("registration_page", code)
    back = registration_address(row)
    return ask(request, FormPage(form=form, title=title, submit=title, back=back, danger=True, crumbs=(list_crumb(),)))
