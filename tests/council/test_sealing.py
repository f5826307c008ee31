"""Envelopes: closed to all but k officers, of one length, bound to their item, the same board in any order."""

from __future__ import annotations

import json
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.council.boxes import OPTIONS, cast, new_box, opened, paper
from thidua.council.logic.board import EMPTY, root_of
from thidua.council.logic.sharing import NotEnoughShares
from thidua.council.logic.slips import Slip, Unreadable, code_of, normal_code, read_slip, slip_bytes
from thidua.council.sealing import (
    WrongCode,
    make_box_key,
    new_code,
    new_tracker,
    officer_public,
    open_share,
    seal_slip,
)

pytestmark = pytest.mark.logic

BOX = new_box()
trackers = st.binary(min_size=10, max_size=10)
slips = st.builds(Slip, st.integers(0, 255), trackers)


@given(slips, st.uuids())
def test_what_is_put_in_comes_out_for_any_two_officers(slip: Slip, item: UUID) -> None:
    envelope = seal_slip(BOX.public, BOX.box, item, slip)
    assert [BOX.key(*pair).open_slip(BOX.box, item, envelope) for pair in combinations(range(3), 2)] == [slip] * 3


def test_one_officer_alone_opens_nothing() -> None:
    with pytest.raises(NotEnoughShares):
        BOX.key(1)


def test_a_wrong_code_opens_no_share() -> None:
    with pytest.raises(WrongCode):
        open_share(new_code(), BOX.box, BOX.sealed_shares[0])
    with pytest.raises(WrongCode):
        open_share(BOX.codes[1], BOX.box, BOX.sealed_shares[0])


def test_shares_of_another_box_do_not_open_this_one() -> None:
    other = make_box_key(BOX.box, [officer_public(code) for code in BOX.codes], 2)
    with pytest.raises(ValueError, match="not of this box"):
        type(BOX)(BOX.box, BOX.public, BOX.codes, other.sealed_shares).key(0, 1)


def test_a_code_is_read_also_when_typed_loosely() -> None:
    loose = BOX.codes[0].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert officer_public(loose) == officer_public(BOX.codes[0])


@given(slips, slips)
def test_envelopes_are_equally_long_whatever_is_inside(one: Slip, other: Slip) -> None:
    item = uuid4()
    assert len({len(seal_slip(BOX.public, BOX.box, item, slip)) for slip in (one, other)}) == 1


def test_the_same_slip_gives_another_envelope_each_time() -> None:
    item, slip = uuid4(), Slip(0, new_tracker())
    assert len({seal_slip(BOX.public, BOX.box, item, slip) for _ in range(20)}) == 20


def test_an_envelope_of_another_item_or_box_or_a_changed_one_holds_no_slip() -> None:
    item, key = uuid4(), BOX.key(0, 1)
    envelope = seal_slip(BOX.public, BOX.box, item, Slip(0, new_tracker()))
    changed = envelope[:-1] + bytes([envelope[-1] ^ 1])
    cases = [(BOX.box, uuid4(), envelope), (uuid4(), item, envelope), (BOX.box, item, changed), (BOX.box, item, b"")]
    assert [key.open_slip(*case) for case in cases] == [None] * 4


def test_a_slip_of_another_item_is_not_read() -> None:
    with pytest.raises(Unreadable):
        read_slip(uuid4(), slip_bytes(uuid4(), Slip(0, new_tracker())))


@given(trackers)
def test_a_tracker_is_known_again_by_its_code(tracker: bytes) -> None:
    code = code_of(tracker)
    assert len(code) == 19
    assert normal_code(code.lower().replace("-", "")) == code


@given(st.lists(st.integers(0, len(OPTIONS)), min_size=5, max_size=25), st.data())
@settings(max_examples=25)
def test_the_record_is_the_same_in_whatever_order_the_votes_came(lines: list[int], data: st.DataObject) -> None:
    of = paper(25)
    envelopes = [envelope for _, envelope in cast(BOX, of.item, lines)]
    other_order = data.draw(st.permutations(envelopes))
    assert json.dumps(opened(BOX, of, envelopes)) == json.dumps(opened(BOX, of, other_order, (1, 2)))


@given(st.lists(st.binary(min_size=1), unique=True, min_size=1), st.binary(min_size=1))
def test_a_leaf_cannot_be_added_dropped_or_changed_under_the_same_root(leaves: list[bytes], other: bytes) -> None:
    root = root_of(leaves)
    assert root_of(leaves[1:]) != root
    assert root_of([*leaves, other]) != root
    assert (root_of([other, *leaves[1:]]) == root) is (other == leaves[0])


def test_an_empty_box_has_a_root_too() -> None:
    assert root_of([]) == EMPTY


def test_a_root_is_that_of_rfc_6962() -> None:
    # Test vector of RFC 6962 implementations: leaves "" and 0x00, which are already sorted.
    assert root_of([b"", b"\x00"]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
