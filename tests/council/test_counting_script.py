"""The independent script reproduces the result from the published record alone, and sees every change to it."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.council.boxes import cast, new_box, opened, paper
from thidua.council.logic.slips import code_of

pytestmark = pytest.mark.logic

SCRIPT = Path(__file__).resolve().parent.parent.parent / "scripts" / "count_ballots.py"
Record = dict[str, Any]


def count(record: Record, where: Path, *receipts: str) -> tuple[int, str]:
    """Run the script without any package in reach."""
    file = where / "record.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(file), *receipts], capture_output=True, text=True, check=False
    )
    return run.returncode, run.stdout + run.stderr


@pytest.fixture(scope="module")
def voted() -> tuple[Record, list[str]]:
    """Nine members: seven yes, one no, one for another title; and their trackers in the order of casting."""
    box, of = new_box(), paper(9)
    votes = cast(box, of.item, [0, 0, 1, 0, 2, 0, 0, 0, 0])
    return opened(box, of, [envelope for _, envelope in votes]), [code_of(slip.tracker) for slip, _ in votes]


def test_the_script_agrees_with_an_honest_record(voted: tuple[Record, list[str]], tmp_path: Path) -> None:
    code, said = count(voted[0], tmp_path)
    assert code == 0
    assert [line.split() for line in said.splitlines()[2:8]] == [
        ["7", "yes"],
        ["1", "no"],
        ["1", "other_title", "Giấy", "khen"],
        ["0", "no_opinion"],
        ["0", "blank"],
        ["0", "invalid"],
    ]


def test_every_voter_finds_the_own_vote_by_the_receipt(voted: tuple[Record, list[str]], tmp_path: Path) -> None:
    record, trackers = voted
    code, said = count(record, tmp_path, *trackers)
    assert code == 0
    words = [line.rsplit(": ", 1)[1].strip() for line in said.splitlines()[-9:]]
    assert words == ["yes", "yes", "no", "yes", "other_title Giấy khen", "yes", "yes", "yes", "yes"]


def test_a_receipt_that_is_not_there_is_told(voted: tuple[Record, list[str]], tmp_path: Path) -> None:
    code, said = count(voted[0], tmp_path, "0000-0000-0000-0000")
    assert (code, said.splitlines()[-1]) == (1, "0000-0000-0000-0000: NOT AMONG THE SLIPS")


def _drop_slip(item: Record) -> None:
    item["slips"].pop()


def _flip_slip(item: Record) -> None:
    item["slips"][0]["option"] ^= 1


def _add_slip(item: Record) -> None:
    item["slips"].append({"tracker": "ZZZZ-ZZZZ-ZZZZ-ZZZZ", "option": 0})


def _share_tracker(item: Record) -> None:
    item["slips"][1]["tracker"] = item["slips"][0]["tracker"]


def _drop_envelope(item: Record) -> None:
    item["envelopes"].pop()


def _add_envelope(item: Record) -> None:
    item["envelopes"].append("00" * 32)


def _swap_envelope(item: Record) -> None:
    item["envelopes"][0] = "11" * 32


def _raise_tally(item: Record) -> None:
    item["tally"][0] += 1


def _turn_verdict(item: Record) -> None:
    item["passed"] = not item["passed"]


def _lower_bar(item: Record) -> None:
    item["needed"] -= 1


def _fewer_members(item: Record) -> None:
    item["members"] = item["present"] = 8


@pytest.mark.parametrize(
    "change",
    [
        _drop_slip,
        _flip_slip,
        _add_slip,
        _share_tracker,
        _drop_envelope,
        _add_envelope,
        _swap_envelope,
        _raise_tally,
        _turn_verdict,
        _lower_bar,
        _fewer_members,
    ],
)
def test_no_change_of_a_record_goes_unseen(
    voted: tuple[Record, list[str]], change: Callable[[Record], None], tmp_path: Path
) -> None:
    record = copy.deepcopy(voted[0])
    change(record["items"][0])
    code, said = count(record, tmp_path)
    assert code == 1
    assert "WRONG" in said


def test_an_unknown_format_is_not_counted(tmp_path: Path) -> None:
    assert count({"format": "other"}, tmp_path)[0] == 2
