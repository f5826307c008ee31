"""Any k officers open, k − 1 learn nothing."""

from __future__ import annotations

import secrets
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.council.logic.sharing import (
    PRIME,
    NotEnoughShares,
    Share,
    combine,
    interpolated,
    share_from,
    split,
)

pytestmark = pytest.mark.logic

keys = st.binary(min_size=32, max_size=32)


@st.composite
def splittings(draw: st.DrawFn) -> tuple[bytes, int, tuple[Share, ...]]:
    officers = draw(st.integers(1, 7))
    threshold = draw(st.integers(1, officers))
    secret = draw(keys)
    return secret, threshold, split(secret, threshold, officers, secrets.randbelow)


@given(splittings())
def test_any_k_shares_give_the_secret(splitting: tuple[bytes, int, tuple[Share, ...]]) -> None:
    secret, threshold, shares = splitting
    assert {combine(chosen) for chosen in combinations(shares, threshold)} == {secret}
    assert combine(shares) == secret


@given(splittings())
def test_fewer_than_k_shares_open_nothing(splitting: tuple[bytes, int, tuple[Share, ...]]) -> None:
    _, threshold, shares = splitting
    for chosen in combinations(shares, threshold - 1):
        with pytest.raises(NotEnoughShares):
            combine(chosen)


@given(splittings(), keys)
def test_fewer_than_k_shares_fit_every_secret_equally(
    splitting: tuple[bytes, int, tuple[Share, ...]], other: bytes
) -> None:
    _, threshold, shares = splitting
    seen = [(share.x, share.y) for share in shares[: threshold - 1]]
    guess = [(0, int.from_bytes(other, "big")), *seen]
    forged = [Share(threshold, x, interpolated(guess, x)) for x in range(1, threshold + 1)]
    assert [(share.x, share.y) for share in forged[: threshold - 1]] == seen
    assert combine(forged) == other


@given(splittings())
def test_a_share_survives_the_way_through_bytes(splitting: tuple[bytes, int, tuple[Share, ...]]) -> None:
    for share in splitting[2]:
        assert share_from(share.to_bytes()) == share


def test_one_share_given_twice_counts_once() -> None:
    first, *_ = split(b"k" * 32, 2, 3, secrets.randbelow)
    with pytest.raises(NotEnoughShares):
        combine([first, first])


def test_shares_of_different_secrets_do_not_give_either() -> None:
    one, other = (split(letter * 32, 2, 2, secrets.randbelow) for letter in (b"a", b"b"))
    try:
        mixed = combine([one[0], other[1]])
    except ValueError:
        return
    assert mixed not in {b"a" * 32, b"b" * 32}


def test_coefficients_are_drawn_from_the_whole_field() -> None:
    asked: list[int] = []
    split(b"k" * 32, 4, 5, lambda bound: asked.append(bound) or 7)  # type: ignore[func-returns-value]
    assert asked == [PRIME] * 3


@pytest.mark.parametrize(("threshold", "officers", "size"), [(0, 3, 32), (4, 3, 32), (1, 256, 32), (2, 3, 31)])
def test_a_splitting_that_makes_no_sense_is_refused(threshold: int, officers: int, size: int) -> None:
    with pytest.raises(ValueError, match="cannot split"):
        split(b"k" * size, threshold, officers, secrets.randbelow)


def test_bytes_that_are_no_share_are_refused() -> None:
    with pytest.raises(ValueError, match="a share has 68 bytes"):
        share_from(b"short")
