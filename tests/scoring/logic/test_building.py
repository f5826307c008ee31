"""A scheme changed by one line at a time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, FULL, criterion, scheme, section
from thidua.scoring.logic.building import (
    DEEPEST,
    Misplaced,
    Way,
    above,
    added,
    depth_of,
    dropped,
    fresh_key,
    homes_of,
    hung,
    moved,
    node_of,
    rewritten,
)
from thidua.scoring.logic.checking import check
from thidua.scoring.logic.filling import examples, fillings
from thidua.scoring.logic.methods import Count, Manual, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.numbering import next_number, numbered, roman
from thidua.scoring.logic.planting import PlantedRow, planted
from thidua.scoring.logic.rekeying import rekeyed
from thidua.scoring.logic.samples import hundred_points
from thidua.scoring.logic.scheme import Criterion, Group, Scheme, Section, all_nodes
from thidua.scoring.logic.terms import Measure, SectionKind

pytestmark = pytest.mark.logic
D = Decimal
MAIN = SectionKind.MAIN
SAMPLE = hundred_points(2025)


def keys(tested: Scheme) -> list[str]:
    return [node.key for node in all_nodes(tested)]


def group(key: str, maximum: int, *parts: Group | Criterion) -> Group:
    return Group(key, key, f"Nhóm {key}", D(maximum), parts)


def test_a_new_line_comes_last_under_its_branch_with_the_next_number() -> None:
    key = fresh_key(SAMPLE, "II")
    grown = added(SAMPLE, "II", criterion(key, 5, Manual()))
    assert (key, node_of(grown, key).number, next_number(grown, node_of(grown, "II"))) == ("II.3", "II.3", "II.4")
    assert [node.key for node in grown.sections[1].parts] == ["II.1", "II.2", "II.3"]


def test_a_key_that_rules_still_point_at_is_not_given_again() -> None:
    tied = replace(FULL, gates=(replace(FULL.gates[0], node="I.1"),))
    assert fresh_key(tied, "I") == "I.2"


def test_numbers_follow_a_move_while_they_are_those_of_the_house() -> None:
    down = moved(SAMPLE, "II.1", Way.DOWN)
    assert [(part.key, part.number) for part in down.sections[1].parts] == [("II.2", "II.1"), ("II.1", "II.2")]
    own = rewritten(SAMPLE, replace(SAMPLE.sections[1], number="Phần B"))
    assert [part.number for part in moved(own, "II.1", Way.DOWN).sections[1].parts] == ["II.2", "II.1"]


def test_a_line_at_the_end_of_its_branch_stays_where_it_is() -> None:
    assert moved(SAMPLE, "I", Way.UP) == SAMPLE
    assert moved(SAMPLE, "II.2", Way.DOWN) == SAMPLE


def test_a_dropped_branch_takes_the_rules_along_that_pointed_at_it() -> None:
    found = dropped(FULL, "I")
    assert ([gate.key for gate in found.gates], [tie.node for tie in found.ties]) == (["half"], ["I"])
    assert not {"gate", "tie"} & {finding.code for finding in check(found.scheme)}
    assert "share" not in keys(found.scheme)


def test_a_line_is_hung_under_another_branch_but_never_under_itself_or_too_deep() -> None:
    deep = added(added(SAMPLE, "II", group("g", 10)), "g", group("h", 10))
    assert above(hung(deep, "II.1", "h"), "II.1") == node_of(hung(deep, "II.1", "h"), "h")
    for key, under in (("g", "h"), ("II", "I"), ("g", "II.1"), ("g", "g")):
        with pytest.raises(Misplaced):
            hung(deep, key, under)
    with pytest.raises(Misplaced):
        added(deep, "h", group("too-deep", 5))
    assert [home.key for home in homes_of(deep, "g")] == ["I", "II", "III", "IV", "V"]


def test_a_branch_that_is_reworded_keeps_its_lines() -> None:
    fresh = rewritten(SAMPLE, Section("II", "II", "Tên mới", MAIN, D(25), ()))
    assert (fresh.sections[1].name, fresh.sections[1].parts) == ("Tên mới", SAMPLE.sections[1].parts)
    with pytest.raises(Misplaced):
        rewritten(SAMPLE, criterion("II", 5, Manual()))


@FEW
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["up", "down", "hang", "drop", "add"])), max_size=12))
def test_no_step_loses_or_doubles_a_line(steps: list[tuple[int, str]]) -> None:
    tested = SAMPLE
    for at, step in steps:
        listed = keys(tested)
        if not listed:
            return
        key = listed[at % len(listed)]
        expected = set(listed)
        if step in {"up", "down"}:
            tested = moved(tested, key, Way(step))
        elif step == "drop":
            expected -= {node.key for node in all_nodes(tested) if _within(tested, node.key, key)}
            tested = dropped(tested, key).scheme
        elif step == "add":
            new = fresh_key(tested)
            tested = added(tested, "", section(new, MAIN, 5))
            expected.add(new)
        elif not isinstance(node_of(tested, key), Section):
            homes = homes_of(tested, key)
            tested = hung(tested, key, homes[at % len(homes)].key)
        assert sorted(keys(tested)) == sorted(expected)
        assert all(depth_of(tested, found) <= DEEPEST for found in keys(tested))
        assert numbered(tested) == tested


def _within(tested: Scheme, key: str, branch: str) -> bool:
    found = above(tested, key)
    return key == branch or (found is not None and _within(tested, found.key, branch))


def test_sections_are_numbered_in_roman() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 58)] == ["I", "IV", "IX", "XIV", "XL", "LVIII"]


def test_a_branch_says_how_many_points_its_lines_still_lack() -> None:
    short = scheme(
        section("I", MAIN, 100, criterion("a", 50, Manual()), criterion("b", 30, Manual())),
        section("IV", SectionKind.BONUS, 5, criterion("c", 5, YesNo()), criterion("d", 5, YesNo())),
    )
    found = fillings(replace(short, maximum=D(120)))
    assert (found["I"].missing, found["I"].percent) == (20, 80)
    assert (found["IV"].missing, found[""].missing) == (0, 20)


@pytest.mark.parametrize(
    ("method", "points"),
    [
        (Share(D(100), D(80)), [0, 16, 20]),
        (Steps((Step(D(80), D(5)), Step(D(100), D(20)))), [0, 5, 20]),
        (Steps((Step(D(9), D(20)), Step(D(3), D(7))), of=Measure.VALUE), [7, 20]),
        (Count(D(8)), [0, 8, 16, 20]),
        (Rank(D(3), D(5)), [20, 17, 14, 8]),
        (YesNo(), [20, 0]),
        (Manual(), []),
    ],
)
def test_a_method_shows_what_a_few_numbers_would_bring(method: Method, points: list[int]) -> None:
    assert [example.points for example in examples(criterion("a", 20, method))] == points


def test_groups_with_the_number_of_their_section_stand_beside_each_other() -> None:
    leaf = criterion("", 5, Manual())
    rows = [
        PlantedRow("I", "Phần", D(10)),
        PlantedRow("I.1", "Nhóm", D(5)),
        PlantedRow("I.1.1", "a", D(5), criterion=leaf),
        PlantedRow("I.2", "Nhóm", D(5)),
        PlantedRow("I.2.1", "b", D(5), criterion=leaf),
    ]
    (found,) = planted(rows)
    assert [(part.number, len(part.parts)) for part in found.parts if isinstance(part, Group)] == [
        ("I.1", 1),
        ("I.2", 1),
    ]


def test_lines_come_back_from_a_spreadsheet_under_the_keys_they_had() -> None:
    built = moved(added(SAMPLE, "II", group("g", 5, criterion("x", 5, Manual()))), "III", Way.UP)
    rows = [PlantedRow(s.number, s.name, s.maximum, s.kind) for s in built.sections]
    sheet = [row for at, top in enumerate(rows) for row in (top, *_below(built.sections[at].parts))]
    back = rekeyed(planted(sheet), built)
    assert replace(built, sections=back) == built
    renamed = [replace(row, name="Phần khác") if row.number == "II" else row for row in sheet]
    keys = [node.key for node in all_nodes(replace(built, sections=rekeyed(planted(renamed), built)))]
    assert "III" not in keys and "m1" in keys and len(keys) == len(set(keys))


def _below(parts: tuple[Group | Criterion, ...]) -> list[PlantedRow]:
    found = []
    for part in parts:
        if isinstance(part, Criterion):
            found.append(PlantedRow(part.number, part.name, part.maximum, criterion=replace(part, key="")))
        else:
            found += [PlantedRow(part.number, part.name, part.maximum), *_below(part.parts)]
    return found
