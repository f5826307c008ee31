"""Whatever people do, in whatever order: the sums kept ready are those of a full recomputation."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.monitoring.reporting import World
from tests.monitoring.steps.recomputation import kept, recomputed, recomputed_now
from thidua.campaigns.models import Indicator
from thidua.core import clock
from thidua.core.audit import SYSTEM
from thidua.core.errors import ActionRefused
from thidua.core.exact import from_stored
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts
from thidua.directory.actions.placements import place_organisation
from thidua.directory.actions.reorganisation import Merger, merge_organisations
from thidua.directory.models import Organisation
from thidua.documents.models import StoredFile
from thidua.monitoring.actions.confirmations import confirm_figures, return_figures
from thidua.monitoring.actions.figures import FigureFacts, correct_figure, save_figures
from thidua.monitoring.actions.importing import take_in_batch, undo_batch
from thidua.monitoring.actions.reports import approve_reports, return_report_figures, submit_report
from thidua.monitoring.logic.states import FigureState, Missing, ReportState, RoundState
from thidua.monitoring.models import ImportBatch, Observation, Report, RollUp, Round
from thidua.monitoring.queries.progress import periods_with_figures
from thidua.monitoring.queries.reports import all_reports
from thidua.monitoring.queries.sums import figures_at
from thidua.monitoring.queries.totals import Reading, totals
from thidua.monitoring.steps.locking import make_official

TODAY = date(2024, 6, 20)
PERIODS = ("2024-05", "2024-06")
EFFECTIVE = (date(2024, 3, 1), date(2024, 5, 20), date(2024, 6, 18))
"""Before both closing days, between them, after both."""
amounts = st.decimals(-50, 1000, places=2)
units = st.integers(0, 3)
periods = st.sampled_from(PERIODS)
choices = st.integers(0, 1000)
days = st.sampled_from(EFFECTIVE)
superiors = st.sampled_from(["district", "neighbour", "province"])


def figures_for(indicator: Indicator) -> st.SearchStrategy[FigureFacts]:
    """A value with its parts, a reason why there is none, or nothing."""
    weights = st.decimals(1, 500, places=1)
    values = {
        "ratio": st.builds(lambda n, d: FigureFacts(indicator, numerator=n, denominator=d), amounts, weights),
        "weighted": st.builds(lambda v, d: FigureFacts(indicator, v, denominator=d, note="Rõ"), amounts, weights),
    }
    value = values.get(indicator.over_units, st.builds(lambda v: FigureFacts(indicator, v, note="Rõ"), amounts))
    missing = st.builds(lambda why: FigureFacts(indicator, missing=why, note="Rõ"), st.sampled_from(Missing))
    return st.one_of(value, value, missing, st.just(FigureFacts(indicator)))


def machine_of(world: World) -> type[RuleBasedStateMachine]:
    """The machine over one founded district; each run is rolled back."""
    asked = (world.forest, world.jobs, world.poverty, world.income)
    some = st.lists(st.one_of(*map(figures_for, asked)), min_size=1, max_size=4, unique_by=lambda f: f.indicator.pk)
    everything = st.tuples(*map(figures_for, asked)).map(list)

    class Reporting(RuleBasedStateMachine):
        """Two rounds of four communes, and everything that can happen to their figures and to themselves."""

        def __init__(self) -> None:
            super().__init__()
            self.stage = transaction.atomic()
            self.stage.__enter__()
            self.numbers = itertools.count(1)

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.stage.__exit__(None, None, None)

        @initialize()
        def open_rounds(self) -> None:
            for period in PERIODS:
                round_ = world.round(period)
                Report.objects.bulk_create(Report(round=round_, organisation=unit) for unit in world.cast.communes)

        def attempt(self, work: Callable[[], object]) -> None:
            """What is refused changes nothing."""
            try:
                work()
            except ActionRefused:
                pass

        def report(self, unit: int, period: str) -> Report:
            rows = all_reports().filter(round__period=period)
            return rows.get(organisation=world.cast.communes[unit].pk)

        def living(self) -> list[Organisation]:
            return list(Organisation.objects.filter(pk__in=[u.pk for u in world.cast.communes], valid_to=None))

        @rule(unit=units, period=periods, facts=some)
        def somebody_types(self, unit: int, period: str, facts: list[FigureFacts]) -> None:
            self.attempt(
                lambda: save_figures(self.report(unit, period), facts, by=SYSTEM, on=TODAY, late_reason="Muộn")
            )

        @rule(period=periods, facts=everything)
        def all_hand_in_and_heads_approve(self, period: str, facts: list[FigureFacts]) -> None:
            for unit in range(4):
                self.attempt(lambda: save_figures(self.report(unit, period), facts, by=SYSTEM, on=TODAY))  # noqa: B023
                self.attempt(lambda: submit_report(self.report(unit, period), by=SYSTEM, on=TODAY))  # noqa: B023
            waiting = list(all_reports().filter(state=ReportState.SUBMITTED))
            self.attempt(lambda: approve_reports(waiting, by=SYSTEM, on=TODAY))

        @rule(unit=units, period=periods, code=st.sampled_from([row.code for row in asked]))
        def a_cell_comes_back(self, unit: int, period: str, code: str) -> None:
            report = self.report(unit, period)
            self.attempt(lambda: return_report_figures(report, {code: "Xem lại"}, by=SYSTEM, on=TODAY))

        @rule(pick=choices)
        def owners_confirm(self, pick: int) -> None:
            rows = [row for row in self.figures(FigureState.APPROVED) if (row.pk + pick) % 2]
            self.attempt(lambda: confirm_figures(rows, by=SYSTEM, on=TODAY))

        @rule(pick=choices)
        def an_owner_returns(self, pick: int) -> None:
            rows = [row for row in self.figures(FigureState.APPROVED, FigureState.CONFIRMED) if not (row.pk + pick) % 3]
            self.attempt(lambda: return_figures(rows, {row.pk: "Lệch" for row in rows}, by=SYSTEM, on=TODAY))

        def figures(self, *states: FigureState) -> list[Observation]:
            return list(Observation.objects.filter(state__in=states).select_related("organisation", "indicator"))

        @rule(period=periods)
        def a_round_is_locked(self, period: str) -> None:
            round_ = Round.objects.get(period=period)
            if round_.takes_figures:
                Round.objects.filter(pk=round_.pk).update(state=RoundState.LOCKED)
                make_official(Round.objects.get(pk=round_.pk), SYSTEM, TODAY)

        @rule(period=periods)
        def a_round_is_reopened(self, period: str) -> None:
            Round.objects.filter(period=period, state=RoundState.LOCKED).update(state=RoundState.REOPENED)
            Report.objects.filter(round__period=period).update(state=ReportState.OPEN)

        @rule(pick=choices, value=amounts)
        def a_figure_is_corrected(self, pick: int, value: Decimal) -> None:
            rows = self.figures(FigureState.OFFICIAL)
            if rows:
                row = rows[pick % len(rows)]
                facts = FigureFacts(row.indicator, value, value, Decimal(7))
                self.attempt(lambda: correct_figure(row, facts, reason="Đo lại", by=SYSTEM, on=TODAY))

        @rule(unit=units, period=periods, facts=some)
        def a_file_is_taken_in(self, unit: int, period: str, facts: list[FigureFacts]) -> None:
            number = next(self.numbers)
            file = StoredFile.objects.create(sha256=f"{number:064d}", name="so.xlsx", size=1, stored_at=clock.now())
            report = self.report(unit, period)
            self.attempt(lambda: take_in_batch(report, file, facts, by=SYSTEM, on=TODAY, late_reason="Muộn"))

        @rule()
        def the_last_file_is_taken_back(self) -> None:
            batch = ImportBatch.objects.filter(undone_at=None).first()
            if batch is not None:
                self.attempt(lambda: undo_batch(batch, reason="Nhầm tệp", by=SYSTEM, on=TODAY))

        @rule(pick=choices, above=st.sampled_from(["district", "neighbour", "province"]), since=days)
        def a_commune_is_moved(self, pick: int, above: str, since: date) -> None:
            living = self.living()
            unit, parent = living[pick % len(living)], getattr(world.cast, above)
            self.attempt(lambda: place_organisation(unit, parent=parent, since=since, by=SYSTEM, on=TODAY))

        @rule(pick=choices, since=days, anew=st.booleans())
        def two_communes_are_merged(self, pick: int, since: date, anew: bool) -> None:
            living = self.living()
            if len(living) < 3:
                return
            one, other = living[pick % len(living)], living[(pick + 1) % len(living)]
            draft = OrganisationDraft(f"MOI-{next(self.numbers)}", OrganisationFacts("Xã mới", "commune"), since)
            merger = Merger((one, other) if anew else (one,), draft if anew else other, since, "Nghị quyết 1")
            before = self.whole()
            parent = world.cast.district if anew else None
            self.attempt(lambda: merge_organisations(merger, parent=parent, by=SYSTEM, on=TODAY))
            assert self.whole() == before

        def whole(self) -> object:
            """What the province has today, as now."""
            return {key: total.parts for key, total in self.now([world.cast.province.pk]).items()}

        def now(self, nodes: list[int]) -> dict[object, object]:
            pks = [row.pk for row in asked]
            return dict(totals(nodes, pks, PERIODS, reading=Reading.NOW, on=TODAY))

        @invariant()
        def the_sums_are_those_of_a_recomputation(self) -> None:
            anew = recomputed()
            assert kept() == anew
            assert self.of_a_dashboard() == {key: parts for key, parts in anew.items() if parts[2] or parts[3]}

        def of_a_dashboard(self) -> dict[tuple[int, int, str, str], tuple[Decimal, Decimal, int, int]]:
            """What a dashboard reads, of every node there is."""
            nodes, pks = list(Organisation.objects.values_list("pk", flat=True)), [row.pk for row in asked]
            read = figures_at(nodes, pks, periods_with_figures(2024), reading=Reading.THEN, on=TODAY)
            return {
                (node, indicator, str(period), state.value): (from_stored(over), from_stored(under), figures, missing)
                for (node, indicator, _), year in read.items()
                for period, state, over, under, figures, missing in year.parts
            }

        @invariant()
        def the_totals_of_today_are_those_of_a_recomputation(self) -> None:
            living = list(Organisation.objects.filter(valid_to=None).values_list("pk", flat=True))
            found = {tuple(key): total.parts for key, total in self.now(living).items()}  # type: ignore[arg-type, attr-defined]
            plain = {key: (p.numerator, p.denominator, p.figures, p.missing) for key, p in found.items()}
            assert plain == {key: parts for key, parts in recomputed_now(TODAY).items() if key[0] in living}

    return Reporting


def test_the_sums_are_always_those_of_a_recomputation(here: World) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine_of(here),
        settings=settings(
            max_examples=12,
            stateful_step_count=14,
            deadline=None,
            phases=[Phase.reuse, Phase.generate],  # shrinking a failure against a database takes many minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert not RollUp.objects.exists()
