from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.chain import GENESIS, SealedLine, flaws, seal

pytestmark = pytest.mark.logic
KEY = b"k" * 32


def chain(texts: list[str]) -> tuple[list[SealedLine], tuple[int, str]]:
    lines, previous = [], GENESIS
    for seq, text in enumerate(texts, start=1):
        fields = {"text": text}
        mark = seal(KEY, seq, fields, previous)
        lines.append(SealedLine(seq, fields, previous, mark))
        previous = mark
    return lines, (len(texts), previous)


def found(lines: list[SealedLine], head: tuple[int, str]) -> list[int]:
    return [flaw.seq for flaw in flaws(KEY, lines, head)]


@given(st.lists(st.text()))
def test_a_whole_chain_has_no_flaw(texts: list[str]) -> None:
    assert found(*chain(texts)) == []


@given(st.lists(st.text(), min_size=1), st.data())
def test_an_altered_line_is_found_by_its_number(texts: list[str], data: st.DataObject) -> None:
    lines, head = chain(texts)
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = replace(lines[at], fields={"text": texts[at] + "x"})
    assert found(lines, head) == [at + 1]


@given(st.lists(st.text(), min_size=2), st.data())
def test_a_line_resealed_without_the_key_is_found(texts: list[str], data: st.DataObject) -> None:
    lines, head = chain(texts)
    at = data.draw(st.integers(0, len(lines) - 1))
    fields = {"text": "forged"}
    lines[at] = replace(lines[at], fields=fields, seal=seal(b"other", at + 1, fields, lines[at].previous))
    assert at + 1 in found(lines, head)


@given(st.lists(st.text(), min_size=1), st.data())
def test_a_removed_line_is_found(texts: list[str], data: st.DataObject) -> None:
    lines, head = chain(texts)
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    assert len(found(lines, head)) == 1


@given(st.lists(st.text(), min_size=2), st.data())
def test_two_lines_that_changed_places_are_found(texts: list[str], data: st.DataObject) -> None:
    lines, head = chain(texts)
    at = data.draw(st.integers(0, len(lines) - 2))
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    assert found(lines, head)


@given(st.lists(st.text(), min_size=1), st.integers(1, 5))
def test_a_ledger_cut_off_at_its_end_is_found(texts: list[str], cut: int) -> None:
    lines, head = chain(texts)
    assert len(found(lines[: max(len(lines) - cut, 0)], head)) == 1


def test_a_line_put_in_twice_is_found() -> None:
    lines, head = chain(["a", "b"])
    assert found([lines[0], lines[0], lines[1]], head)


def test_a_seal_of_other_letters_is_a_flaw_and_no_crash() -> None:
    lines, head = chain(["a"])
    assert found([replace(lines[0], seal="đỏ" * 32)], head)


def test_what_is_no_text_at_all_is_a_flaw_and_no_crash() -> None:
    lines, head = chain(["a"])
    assert found([replace(lines[0], fields={"text": "\ud800"})], head)
