"""The library of law: instruments by date of effect, the rules of a day with their examples, figures of bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import law_queries as queries
from thidua.commendation import policy
from thidua.commendation.actions import law as actions
from thidua.commendation.forms.law import FIGURE_FORMS, ConfirmationForm
from thidua.commendation.logic.law.library import rule_named, rules_on
from thidua.commendation.logic.law.rule import Rule
from thidua.commendation.models import LocalFigure, RuleConfirmation
from thidua.commendation.queries import KEEPERS
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import spoken
from thidua.core.logic.text import fold
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.days import chosen_day
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page, Tab, crumb
from thidua.desk.shown import law as shown
from thidua.directory.forms.people import EndForm
from thidua.directory.queries import organisations_of

ROOMS = (
    ("law_list", gettext_lazy("Văn bản"), "book"),
    ("law_rule_list", gettext_lazy("Quy định để xét"), "list-check"),
    ("law_figure_list", gettext_lazy("Tỷ lệ, thời hạn của đơn vị"), "adjustments"),
)


def _room_tabs(here: str, day: date) -> tuple[Tab, ...]:
    query = f"?ngay={day:%d/%m/%Y}"
    return tuple(Tab(str(words), f"{reverse(route)}{query}", route == here, icon) for route, words, icon in ROOMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentsPage(Page):
    """The instruments as they stand on a day."""

    day: date
    instruments: tuple[shown.ShownInstrument, ...]


def law_list(request: Request) -> HttpResponse:
    """Laws, decrees and circulars by the day they took effect."""
    day = chosen_day(request, clock.today())
    page = InstrumentsPage(day=day, instruments=shown.shown_instruments(day), tabs=_room_tabs("law_list", day))
    return render(request, "desk/law/instruments.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage(Page):
    """The rules for dossiers received on a day; ``open_count`` of them nobody has compared with their text."""

    day: date
    rules: tuple[shown.ShownRule, ...]
    total: int
    open_count: int
    words: str
    instrument: str
    only_open: bool


def rule_list(request: Request) -> HttpResponse:
    """The rules of a day, found by words, by instrument, or those that are not confirmed."""
    day = chosen_day(request, clock.today())
    found, confirmed = rules_on(day), queries.confirmations()
    words, instrument = request.GET.get("q", "").strip()[:100], request.GET.get("van-ban", "")
    only_open = request.GET.get("loc") == "chua"
    wanted = shown.standing_in(found, instrument) if instrument else found
    rows = [shown.shown_rule(rule, confirmed) for rule in wanted]
    rows = [row for row in rows if not only_open or row.is_open]
    page = RulesPage(
        day=day,
        rules=tuple(row for row in rows if _holds(row, words)),
        total=len(found),
        open_count=sum(shown.shown_rule(rule, confirmed).is_open for rule in found),
        words=words,
        instrument=instrument,
        only_open=only_open,
        tabs=_room_tabs("law_rule_list", day),
    )
    return render(request, "desk/law/rules.html", {"page": page})


def _holds(row: shown.ShownRule, words: str) -> bool:
    text = fold(f"{row.rule.id} {row.award} {row.rule.sentence} {row.rule.citation}")
    return all(word in text for word in fold(words).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage(Page):
    """One rule with its examples, and who compared it with its text."""

    row: shown.ShownRule
    examples: tuple[shown.ShownExample, ...]
    confirmed: RuleConfirmation | None
    effect: Badge
    may_confirm: Decision


def the_rule(rule_id: str) -> Rule:
    """The rule of this id, else 404."""
    found = rule_named(rule_id)
    if found is None:
        raise Http404
    return found


def _rule_crumbs(rule: Rule | None = None) -> tuple[Crumb, ...]:
    way = (crumb(_("Quy định để xét"), "law_rule_list"),)
    return way if rule is None else (*way, crumb(rule.id, "law_rule_page", rule.id))


def rule_page(request: Request, rule_id: str) -> HttpResponse:
    """One rule: sentence, article, mark, examples judged anew."""
    rule, on, confirmed = the_rule(rule_id), clock.today(), queries.confirmations()
    page = RulePage(
        row=shown.shown_rule(rule, confirmed),
        examples=shown.shown_examples(rule),
        confirmed=confirmed.get(rule.id),
        effect=shown.effect_badge(rule.received, on),
        may_confirm=policy.can_confirm_rules(request.user, on),
        crumbs=_rule_crumbs(),
    )
    return render(request, "desk/law/rule.html", {"page": page})


def rule_confirm(request: Request, rule_id: str) -> HttpResponse:
    """Say that the rule was compared with its text, and where."""
    rule, on = the_rule(rule_id), clock.today()
    require(policy.can_confirm_rules(request.user, on))
    form = ConfirmationForm(posted(request))
    done = submitted(request, form, lambda: actions.confirm_rule(rule.id, **form.cleaned_data, by=request.user, on=on))
    back = reverse("law_rule_page", args=[rule.id])
    if done is not None:
        messages.success(request, _("Đã xác nhận; dấu “chưa kiểm chứng” không hiện nữa."))
        return redirect(back)
    page = FormPage(
        form=form,
        title=_("Xác nhận quy định đúng với văn bản"),
        submit=_("Xác nhận"),
        back=back,
        lead=f"{spoken(str(rule.citation))}: {rule.sentence}",
        crumbs=_rule_crumbs(rule),
    )
    return ask(request, page)


# --- figures of bodies -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage(Page):
    """What bodies have set for themselves, as it stands on a day."""

    day: date
    figures: tuple[shown.ShownFigure, ...]
    kinds: tuple[tuple[str, str], ...]
    may_set: bool


def figure_list(request: Request) -> HttpResponse:
    """Ratios, shares, deadlines and ceilings, those that hold no more as well."""
    on = clock.today()
    day, own = chosen_day(request, on), organisations_of(request.user, on, *KEEPERS)
    rows = queries.figures_visible_to(request.user, on)
    page = FiguresPage(
        day=day,
        figures=tuple(shown.shown_figure(row, day, may_end=_may_end(row, own)) for row in rows),
        kinds=tuple((kind.value, str(kind.label)) for kind in LocalFigure.Kind),
        may_set=bool(own),
        tabs=_room_tabs("law_figure_list", day),
    )
    return render(request, "desk/law/figures.html", {"page": page})


def _may_end(row: LocalFigure, own: frozenset[int]) -> bool:
    return row.valid_to is None and row.organisation_id in own


def _figure_list() -> Crumb:
    return crumb(_("Tỷ lệ, thời hạn của đơn vị"), "law_figure_list")


def figure_new(request: Request, kind: str) -> HttpResponse:
    """Enter a figure of one's own body."""
    on = clock.today()
    if kind not in FIGURE_FORMS:
        raise Http404
    require(policy.can_set_figures_somewhere(request.user, on))
    units = queries.keeping_units(request.user, on)
    form = FIGURE_FORMS[kind](
        posted(request), reader=request.user, on=on, initial={"organisation": units.first(), "valid_from": on}
    )

    def act() -> LocalFigure:
        return actions.set_figure(form.cleaned_data["organisation"], form.facts(), by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã nhập. Hồ sơ tiếp nhận từ ngày áp dụng được xét theo giá trị này."))
        return redirect("law_figure_list")
    title = str(LocalFigure.Kind(kind).label)
    way = _figure_list()
    return ask(request, FormPage(form=form, title=title, submit=_("Nhập"), back=way.url, crumbs=(way,)))


def figure_end(request: Request, number: int) -> HttpResponse:
    """Say from which day a figure holds no more."""
    on = clock.today()
    row = get_object_or_404(queries.figures_visible_to(request.user, on), pk=number)
    require(policy.can_set_figures(request.user, row.organisation, on))
    form = EndForm(posted(request), initial={"ends": on})
    done = submitted(request, form, lambda: actions.end_figure(row, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi ngày hết áp dụng; hồ sơ cũ vẫn theo giá trị này."))
        return redirect("law_figure_list")
    way = _figure_list()
    page = FormPage(
        form=form,
        title=_("Kết thúc áp dụng"),
        submit=_("Kết thúc áp dụng"),
        back=way.url,
        lead=shown.shown_figure(row, on, may_end=True).words,
        danger=True,
        crumbs=(way,),
    )
    return ask(request, page)
