"""Layouts, codes, statements and lists of certificates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.certificate_batches import (
    BATCH,
    CERTIFICATE,
    BatchState,
    Grantee,
    RowFault,
    repeated,
    typed_grantees,
)
from thidua.documents.logic.certificate_codes import ALPHABET, code_from, grouped, is_whole, typed
from thidua.documents.logic.certificate_layouts import starting_layout
from thidua.documents.logic.certificates import (
    CertificateState,
    Flaw,
    Piece,
    Stock,
    flaws,
    layout_from,
    layout_json,
    millimetres,
)
from thidua.documents.logic.proof import NotAProof, Statement, parts_of, statement_bytes, statement_from, token_of

pytestmark = pytest.mark.logic

WORDS = st.text(alphabet="aăâbcdđeêghi ễỗÁ-./0123456789", min_size=1, max_size=40).map(
    lambda s: " ".join(s.split()) or "a"
)


@given(st.integers(0, 2**50 - 1), st.integers(0, 10), st.sampled_from(ALPHABET))
def test_one_wrong_letter_of_a_code_is_found(number: int, place: int, letter: str) -> None:
    code = code_from(number)
    assert is_whole(code)
    changed = code[:place] + letter + code[place + 1 :]
    assert is_whole(changed) == (changed == code)


def test_a_code_is_read_however_it_is_typed() -> None:
    code = code_from(123_456_789_012_345)
    assert typed(grouped(code).lower().replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize("stock", list(Stock))
def test_the_starting_layouts_can_be_printed_and_survive_json(stock: Stock) -> None:
    layout = starting_layout(stock)
    assert flaws(layout) == []
    assert layout_from(layout_json(layout)) == layout


def test_stock_from_a_printing_house_has_its_head_already() -> None:
    hidden = {f.piece for f in starting_layout(Stock.PREPRINTED).fields if not f.shown}
    assert hidden == {Piece.STATE_NAME, Piece.MOTTO, Piece.TITLE}


def test_fields_outside_too_narrow_or_too_large_are_named() -> None:
    layout = starting_layout(Stock.BLANK)
    changes = {
        Piece.QR: {"width": Decimal(15)},
        Piece.HOLDER: {"x": Decimal(100)},
        Piece.TITLE: {"size": Decimal(90)},
    }
    bent = replace(layout, fields=tuple(replace(f, **changes.get(f.piece, {})) for f in layout.fields))
    assert flaws(bent) == [(Piece.TITLE, Flaw.LETTERS), (Piece.HOLDER, Flaw.OUTSIDE), (Piece.QR, Flaw.TOO_NARROW)]


def test_a_length_takes_comma_or_point_and_nothing_else() -> None:
    assert [millimetres(t) for t in ("48,5", "48.54", " 3 ")] == [Decimal("48.5"), Decimal("48.5"), Decimal("3.0")]
    for text in ("", "a", "NaN", "1e9"):
        with pytest.raises(ValueError, match=r".*"):
            millimetres(text)


@given(WORDS, WORDS, WORDS, WORDS, st.dates(), st.binary(min_size=64, max_size=64))
def test_a_statement_survives_its_token(
    holder: str, award: str, number: str, issuer: str, day: date, signature: bytes
) -> None:
    statement = Statement("7F3K9QXM2T8", "citation", holder, award, number, day, issuer, "0a1b2c3d4e")
    body, found = parts_of(token_of(statement_bytes(statement), signature))
    assert (statement_from(body), found) == (statement, signature)


@pytest.mark.parametrize("token", ["", "abc", "@" * 100, "A" * 3000])
def test_what_is_no_token_is_no_proof(token: str) -> None:
    with pytest.raises(NotAProof):
        parts_of(token)


@pytest.mark.parametrize("body", [b"", b"a\nb", b"\xff" * 9, b"other\n" + b"x\n" * 7 + b"x"])
def test_what_is_no_statement_is_no_proof(body: bytes) -> None:
    with pytest.raises(NotAProof):
        statement_from(body)


def test_a_typed_list_takes_tabs_semicolons_and_bars() -> None:
    rows, faults = typed_grantees("Ông A; Xã X; Giỏi\n\nBà B\tXã Y\tKhá\tBằng khen\nTập thể C | Xã Z")
    assert faults == []
    assert rows == [
        Grantee("Ông A", "Xã X", "Giỏi"),
        Grantee("Bà B", "Xã Y", "Khá", "Bằng khen"),
        Grantee("Tập thể C", "Xã Z"),
    ]


def test_faults_of_a_typed_list_have_their_line() -> None:
    _rows, faults = typed_grantees("; Xã X\na;b;c;d;e\n" + "n" * 161)
    assert [(f.line, f.fault) for f in faults] == [
        (1, RowFault.NO_HOLDER),
        (2, RowFault.TOO_MANY_PARTS),
        (3, RowFault.TOO_LONG),
    ]


def test_the_same_holder_twice_is_found_without_regard_to_accents() -> None:
    assert repeated([Grantee("Lê Văn An", "X"), Grantee("LE VAN AN", "x"), Grantee("Lê Văn An", "Y")]) == [1]


def test_every_state_is_reachable() -> None:
    assert BATCH.reachable() == set(BatchState)
    assert CERTIFICATE.reachable() == set(CertificateState)
