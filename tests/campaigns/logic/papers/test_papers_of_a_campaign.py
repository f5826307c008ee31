"""What the papers of a campaign say, from the record alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua.campaigns.logic.papers.catalogue import PaperForm, written
from thidua.campaigns.logic.papers.source import (
    AllocationFacts,
    Body,
    PaperSource,
    ParticipantFacts,
    ShareFacts,
    TargetFacts,
)
from thidua.campaigns.logic.papers.wording import initials, signature_of
from thidua.core.logic.codec import from_json, to_json
from thidua.documents.logic.decree30 import Document, Kind, Paragraph, Picture, Signature, Table

pytestmark = pytest.mark.logic

DAY = date(2024, 3, 20)
BODY = Body(
    name="Ủy ban nhân dân huyện A",
    capitals="ỦY BAN NHÂN DÂN HUYỆN A",
    code="UBND",
    place="A",
    signature=Signature("CHỦ TỊCH", "Vi Mẫu An", ("TM. ỦY BAN NHÂN DÂN",)),
    drafting="NV",
    is_committee=True,
)
SOURCE = PaperSource(
    on=DAY,
    body=BODY,
    title="Phong trào thi đua năm 2024",
    theme="Kỷ cương",
    objective="Hoàn thành nhiệm vụ.",
    year=2024,
    starts=date(2024, 1, 15),
    ends=date(2024, 12, 31),
    targets=(TargetFacts(1, "Trồng rừng", "≥", "1.100", "ha", "Môi trường"),),
    allocations=(
        AllocationFacts(
            "Trồng rừng", "ha", Decimal(100), (ShareFacts("Xã B", Decimal(60)), ShareFacts("Xã C", Decimal("40.5")))
        ),
    ),
    participants=(
        ParticipantFacts("Xã B", date(2024, 1, 16), date(2024, 1, 18), "Phong trào của xã B"),
        ParticipantFacts("Xã C", date(2024, 1, 16)),
    ),
    superior="Ủy ban nhân dân tỉnh T",
)


def tables(document: Document) -> list[Table]:
    parts = (document.body, *(appendix.body for appendix in document.appendices))
    return [element for part in parts for element in part if isinstance(element, Table)]


@pytest.mark.parametrize("form", list(PaperForm))
def test_every_paper_is_written_and_kept_as_json(form: PaperForm) -> None:
    document = written(form, SOURCE)
    assert from_json(Document, to_json(document)) == document
    assert (document.number, document.day, document.recipients[-1]) == (None, None, "Lưu: VT")


@pytest.mark.parametrize("form", list(PaperForm))
def test_a_campaign_without_anything_has_its_papers_too(form: PaperForm) -> None:
    bare = PaperSource(on=DAY, body=BODY, title="Đợt thi đua", theme="", objective="", year=2024)
    assert written(form, bare).kind is written(form, SOURCE).kind


def test_a_letter_bears_the_part_that_drafts_and_lists_the_silent_units() -> None:
    letter = written(PaperForm.CHASING, SOURCE)
    assert (letter.kind, letter.symbol, letter.addressed_to) == (Kind.LETTER, "UBND-NV", ("Xã C",))
    assert tables(letter)[0].rows == (("1", "Xã C", "16/01/2024"),)


def test_an_allocation_decision_sums_what_it_gives() -> None:
    table = tables(written(PaperForm.ALLOCATION, SOURCE))[0]
    assert table.rows == (("1", "Xã B", "60"), ("2", "Xã C", "40,5"), ("", "Tổng cộng", "100,5"))


def test_a_decision_says_who_decides() -> None:
    assert written(PaperForm.ALLOCATION, SOURCE).deciding == "ỦY BAN NHÂN DÂN HUYỆN A"


def test_a_report_counts_the_units_and_draws_them() -> None:
    report = written(PaperForm.HALFWAY, SOURCE)
    said = " ".join(getattr(element, "text", "") for element in report.body)
    assert "gửi tới 02 đơn vị" in said
    assert "01 đơn vị đã tiếp nhận (50,0%)" in said
    assert sum(isinstance(element, Picture) for element in report.body) == 1


def test_a_result_that_is_known_stands_beside_its_target() -> None:
    known = replace(SOURCE, targets=(replace(SOURCE.targets[0], result="1.150"),))
    assert tables(written(PaperForm.FIGURES, known))[0].rows == (("1", "Trồng rừng", "ha", "", "≥ 1.100", "1.150", ""),)


def test_a_pledge_is_signed_by_several() -> None:
    assert len(written(PaperForm.PLEDGE, SOURCE).signatures) == 2


@pytest.mark.parametrize(
    ("title", "position", "authority"),
    [
        ("CHỦ TỊCH", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN",)),
        ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN",)),
        ("", "CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN",)),
    ],
)
def test_a_title_is_taken_apart_into_authority_and_position(
    title: str, position: str, authority: tuple[str, ...]
) -> None:
    assert signature_of(title, "A", committee=True) == Signature(position, "A", authority)


def test_a_body_is_shortened_to_its_first_letters() -> None:
    assert [initials("Phòng Nội vụ"), initials("Sở Lao động - Thương binh và Xã hội")] == ["PNV", "SLĐTBXH"]


def test_a_result_is_told_with_its_own_unit_and_what_is_behind_is_a_shortcoming() -> None:
    kept = TargetFacts(1, "Thu ngân sách", "≥", "84,77", "tỷ đồng", "Kinh tế", result="90", remark="106,1%, đã đạt")
    late = TargetFacts(2, "Số vụ tai nạn", "Giảm", "5", "%", "Kinh tế", result="40", result_unit="vụ", behind=True)
    assert (kept.told, late.told) == ("Thu ngân sách: 90 tỷ đồng (106,1%, đã đạt)", "Số vụ tai nạn: 40 vụ")
    report = written(PaperForm.HALFWAY, replace(SOURCE, targets=(kept, late)))
    texts = [element.text for element in report.body if isinstance(element, Paragraph)]
    shortcoming = texts.index("Còn 01 chỉ tiêu chậm so với yêu cầu:")
    assert texts[shortcoming + 1] == "Số vụ tai nạn: 40 vụ."
