from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from thidua.campaigns.logic.papers.source import Body
from thidua.council.logic.papers import BUILDERS, MeetingForm, MeetingSource, MemberFacts, VotedItem
from thidua.council.logic.voting import Choice
from thidua.documents.logic.decree30 import Document, Heading, Kind, Paragraph, Signature, Table

pytestmark = pytest.mark.logic

BODY = Body("Ủy ban nhân dân huyện", "ỦY BAN NHÂN DÂN HUYỆN", "UBND", "Chi Lăng", Signature("CHỦ TỊCH", "Ông A"))
SECRET = VotedItem(
    1, "CSTĐ cấp tỉnh: bà An", 2, "Đã có kết quả", secret=True, rule="thông qua khi có từ 4/5", entitled=8, cast=7,
    votes=((Choice.YES, "", 5), (Choice.NO, "", 1), (Choice.OTHER_TITLE, "Giấy khen", 1), (Choice.BLANK, "", 0)),
    invalid=0, sentence="5 phiếu đồng ý trên 9: không đạt.", root="ab" * 32,
)  # fmt: skip
OPEN = VotedItem(2, "Chương trình năm 2025", 1, "Chờ xét", secret=False, rule="thông qua khi có trên 1/2")
SOURCE = MeetingSource(
    BODY, "Hội đồng TĐKT huyện", "Quyết định số 12/QĐ-UBND", "Xét khen thưởng", date(2024, 12, 10), time(8, 30),
    "Phòng 2", "Ông A", "Bà B",
    (
        MemberFacts("Ông A", "Chủ tịch", present=True),
        MemberFacts("Bà B", "Thư ký", present=True),
        MemberFacts("Ông C", "Thành viên", present=False, note="ốm"),
    ),
    (SECRET, OPEN), ("Ông A", "Bà D"), 2,
)  # fmt: skip


def said(document: Document) -> str:
    """All running text of the body."""
    return "\n".join(part.text for part in document.body if isinstance(part, Heading | Paragraph))


@pytest.mark.parametrize("form", MeetingForm)
@pytest.mark.parametrize("bare", [False, True])
def test_every_paper_can_be_printed_also_when_little_is_known(form: MeetingForm, bare: bool) -> None:
    empty = replace(SOURCE, items=(), members=(), begins_at=None, place="", chair="", secretary="", officers=())
    document = BUILDERS[form](empty if bare else SOURCE)
    assert document.number is None
    assert document.issuer == "ỦY BAN NHÂN DÂN HUYỆN"


def test_the_invitation_tells_hour_place_and_agenda() -> None:
    document = BUILDERS[MeetingForm.INVITATION](SOURCE)
    assert (document.kind, document.addressed_to) == (Kind.INVITATION, ("Các thành viên Hội đồng TĐKT huyện",))
    assert "08 giờ 30 phút, ngày 10 tháng 12 năm 2024" in said(document)
    assert "CSTĐ cấp tỉnh: bà An (bỏ phiếu lần 2) (bỏ phiếu kín)" in said(document)


def test_the_minutes_tell_who_was_there_and_every_number() -> None:
    document = BUILDERS[MeetingForm.MINUTES](SOURCE)
    words = said(document)
    assert [signature.name for signature in document.signatures] == ["Bà B", "Ông A"]
    assert "Có mặt: 02/03 thành viên" in words
    assert "Ông C, Thành viên (ốm)" in words
    assert "đồng ý: 05; không đồng ý: 01; đề nghị hình thức khác Giấy khen: 01; phiếu trắng: 00." in words
    assert "Kết quả: 5 phiếu đồng ý trên 9: không đạt." in words


def test_the_counting_record_holds_secret_votes_alone_and_their_seals() -> None:
    document = BUILDERS[MeetingForm.COUNTING](SOURCE)
    (table,) = (part for part in document.body if isinstance(part, Table))
    assert table.rows == (("1", "CSTĐ cấp tỉnh: bà An (bỏ phiếu lần 2)", "8", "7", "5", "1", "1", "0", "0"),)
    (seals,) = document.appendices[0].body
    assert isinstance(seals, Table)
    assert seals.rows[0][2].replace(" ", "") == "ab" * 32
