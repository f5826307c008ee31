"""A body taken apart into blocks and put together again is the same body."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.blocks import APPENDIX, Block, UnusableBlock, blocks_of, with_blocks
from thidua.documents.logic.decree30 import (
    Align,
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Picture,
    Signature,
    Table,
)

pytestmark = pytest.mark.logic

WORDS = st.text("aăâbcđeêghiklmnoôơpqrstuưvxy ÁẦÝ|%-,0123456789", min_size=1, max_size=30).filter(
    lambda text: text.strip(" -") != ""
)
EMPTY = Document(
    kind=Kind.PLAN,
    issuer="XÃ A",
    symbol="KH-UBND",
    place="A",
    abstract="Thi đua",
    signatures=(Signature("CHỦ TỊCH"),),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 4))
    row = st.tuples(*[WORDS] * width)
    return Table(
        header=draw(row),
        rows=tuple(draw(st.lists(row, max_size=4))),
        widths=tuple(draw(st.lists(st.integers(1, 9), min_size=width, max_size=width))),
        align=tuple(draw(st.lists(st.sampled_from(Align), min_size=width, max_size=width))),
    )


ELEMENTS: st.SearchStrategy[Element] = st.one_of(
    st.builds(Paragraph, WORDS, st.booleans()),
    st.builds(Heading, st.just(Level.CLAUSE), st.integers(1, 99).map(str), WORDS, st.booleans()),
    st.builds(Heading, st.just(Level.SECTION), st.sampled_from(["I", "IV"]), WORDS),
    st.builds(Heading, st.just(Level.POINT), st.sampled_from(["a", "đ"]), WORDS, st.booleans()),
    st.builds(Picture, WORDS.map(lambda t: f"Biểu đồ {t}"), st.integers(20, 100)),
    tables(),
)
BODIES = st.lists(ELEMENTS, max_size=6).map(tuple)


@given(BODIES, st.lists(st.builds(Appendix, st.sampled_from(["I", "II"]), WORDS, BODIES, st.booleans()), max_size=2))
def test_taking_apart_and_putting_together_changes_nothing(
    body: tuple[Element, ...], appendices: list[Appendix]
) -> None:
    document = replace(EMPTY, body=body, appendices=tuple(appendices))
    assert with_blocks(document, blocks_of(document)) == document


def test_a_row_that_is_too_short_is_filled_up() -> None:
    made = with_blocks(EMPTY, [Block("table", "STT | Đơn vị | Số\n1 | Xã A\n\n2 | Xã B | 5")]).body[0]
    assert isinstance(made, Table)
    assert made.rows == (("1", "Xã A", ""), ("2", "Xã B", "5"))


def test_what_follows_an_appendix_belongs_to_it() -> None:
    blocks = [Block("paragraph", "Thân"), Block(APPENDIX, "Bảng", "I"), Block("paragraph", "Phụ")]
    made = with_blocks(EMPTY, blocks)
    assert (made.body, made.appendices) == (
        (Paragraph("Thân"),),
        (Appendix("I", "BẢNG", (Paragraph("Phụ"),)),),
    )


@pytest.mark.parametrize("block", [Block("clause", "Kinh tế", "x y"), Block("picture", "Không có"), Block("lạ", "a")])
def test_a_block_that_cannot_be_printed_is_named(block: Block) -> None:
    with pytest.raises(UnusableBlock) as refusal:
        with_blocks(EMPTY, [Block("paragraph", "a"), block])
    assert refusal.value.index == 1


def test_two_pictures_under_one_caption_keep_their_places() -> None:
    document = replace(EMPTY, body=(Picture("Hình", 50, b"a"), Paragraph("giữa"), Picture("Hình", 90, b"b")))
    assert with_blocks(document, blocks_of(document)) == document
