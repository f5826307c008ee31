"""Who may decide what, the order of lists, the way a bonus tells itself, amounts in words, statistics, packages."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commendation.logic.bonus_lines import reckoned
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.decisions import DECISION, Listed, certificate_kind, competence, lists_of, total_of
from thidua.commendation.logic.onward import (
    BadPackage,
    PackedDossier,
    PackedPaper,
    Sender,
    Subject,
    opened,
    packed,
    sha256_of,
)
from thidua.commendation.logic.statistics import HonourCount, by_level, counts_of
from thidua.commendation.logic.terms import SubjectKind
from thidua.core.logic.money_words import DIGITS, dong_in_words
from thidua.documents.logic.certificates import CertificateKind

pytestmark = pytest.mark.logic
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
AWARD, KIND = st.sampled_from(AwardCode), st.sampled_from(SubjectKind)
NAME = st.sampled_from(["An", "Bình", "Xã Chi Lăng"])
LINES = st.lists(st.builds(Listed, NAME, NAME, AWARD, KIND, NAME, st.none() | st.integers(0, 10**9)), max_size=8)


def test_the_district_part_of_competence_passes_to_the_commune_on_the_day_of_two_tiers() -> None:
    def decides(day: date) -> list[bool]:
        return [bool(competence(AwardCode.GRASSROOTS_FIGHTER, kind, day)) for kind in ("district", "commune")]

    assert (decides(BEFORE), decides(AFTER)) == ([True, False], [False, True])
    refusal = competence(AwardCode.COMMENDATION_PROVINCE, "commune", AFTER)
    assert "Chủ tịch UBND cấp tỉnh" in refusal.reason
    assert refusal.citation.startswith("Khoản 1 Điều 74 Luật 06/2022/QH15")
    assert "không còn được xét tặng" in competence(AwardCode.MERIT_DISTRICT, "district", AFTER).reason


def test_every_decision_ends_and_only_forms_are_handed_over_on_paper() -> None:
    assert DECISION.reachable() == set(type(DECISION.start))
    assert certificate_kind(AwardCode.MERIT_COMMUNE) is CertificateKind.CITATION
    assert certificate_kind(AwardCode.PROVINCIAL_FLAG) is CertificateKind.FLAG
    assert certificate_kind(AwardCode.ADVANCED_WORKER) is None


@given(LINES)
def test_lists_lose_nobody_and_no_money(lines: list[Listed]) -> None:
    lists = lists_of(lines)
    assert sorted(map(repr, lines)) == sorted(repr(line) for named in lists for line in named.lines)
    assert total_of(lists) == sum(line.amount or 0 for line in lines)
    assert len({(named.award, named.subject) for named in lists}) == len(lists)
    for award in {line.award for line in lines}:
        numbers = [named.first + at for named in lists if named.award is award for at in range(len(named.lines))]
        assert numbers == list(range(1, len(numbers) + 1)), "numbers run through the lists of an award"


def test_a_bonus_tells_its_formula_or_why_there_is_none() -> None:
    found = reckoned(AwardCode.MERIT_COMMUNE, SubjectKind.INDIVIDUAL, date(2026, 7, 1))
    assert (found.amount, found.base) == (760_000, 2_530_000)
    assert found.note.startswith("0,3 × 2.530.000 = 759.000, làm tròn 760.000 đồng")
    whole = reckoned(AwardCode.GRASSROOTS_FIGHTER, SubjectKind.INDIVIDUAL, date(2026, 7, 1))
    assert "= 2.530.000 đồng" in whole.note
    none = reckoned(AwardCode.UNITY_ORDER, SubjectKind.INDIVIDUAL, date(2026, 7, 1))
    assert (none.amount, none.note) == (
        None,
        "Huân chương Đại đoàn kết dân tộc không có mức tiền thưởng cho cá nhân; kiểm tra lại đối tượng.",
    )


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (15, "Mười lăm đồng"),
        (1_420_000, "Một triệu bốn trăm hai mươi nghìn đồng"),
        (3_740_000, "Ba triệu bảy trăm bốn mươi nghìn đồng"),
        (21_005, "Hai mươi mốt nghìn không trăm linh năm đồng"),
        (2_000_000_001, "Hai tỷ không trăm linh một đồng"),
        (110_115_000_000, "Một trăm mười tỷ một trăm mười lăm triệu đồng"),
    ],
)
def test_an_amount_is_written_out_as_officials_read_it(amount: int, words: str) -> None:
    assert dong_in_words(amount) == words


@given(st.integers(0, 10**15))
def test_different_amounts_are_never_written_alike(amount: int) -> None:
    words = dong_in_words(amount)
    assert words != dong_in_words(amount + 1)
    assert words.endswith(" đồng") and "  " not in words and words[0].isupper()
    assert any(digit in words.lower() for digit in (*DIGITS, "mười", "mốt", "lăm"))


COUNTS = st.lists(st.builds(HonourCount, AWARD, KIND, st.integers(1, 50), st.booleans(), st.booleans(), st.booleans()))


@given(COUNTS)
def test_the_statistics_add_up_over_levels_awards_and_kinds_of_subject(rows: list[HonourCount]) -> None:
    total = counts_of(rows)
    levels = by_level(rows)
    assert total.total == sum(row.count for row in rows) == total.collectives + total.persons + total.households
    assert total.persons == total.leaders + total.direct
    assert sum(level.total.total for level in levels) == total.total
    assert [row.award for level in levels for row in level.rows if row.award not in AWARDS] == []


# --- packages --------------------------------------------------------------------------------------------------------

PAPER = b"%PDF-1.7 to trinh"
DOSSIER = PackedDossier(
    "HS-2024-0001",
    "commendation_province",
    "individual",
    "merit",
    2024,
    2024,
    Subject("Lý Mẫu Uyên", is_person=True, code="MAU-1", birth_date=date(1980, 3, 5)),
    "20.187.06487",
    "Xã Bằng Hữu",
    papers=(PackedPaper("Tờ trình", sha256_of(PAPER)),),
)
SENDER = Sender("20.187", "Huyện Chi Lăng")


def test_a_package_is_read_back_as_it_was_written_and_is_the_same_bytes_again() -> None:
    data = packed(SENDER, BEFORE, [DOSSIER], [PAPER])
    found = opened(data)
    assert (found.manifest.sender, found.manifest.made_on, found.manifest.dossiers) == (SENDER, BEFORE, (DOSSIER,))
    assert found.files == {sha256_of(PAPER): PAPER}
    assert packed(SENDER, BEFORE, [DOSSIER], [PAPER]) == data


def _altered(data: bytes, name: str, content: bytes | None) -> bytes:
    """The package with one entry exchanged or taken out."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.namelist():
            if not entry.startswith(name):
                new.writestr(entry, old.read(entry))
            elif content is not None:
                new.writestr(entry, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("van-ban/", b"%PDF altered", "đã bị sửa"),
        ("van-ban/", None, "bị thiếu"),
        ("manifest.json", b"[]", "bản kê hợp lệ"),
        ("manifest.json", None, "bản kê hợp lệ"),
        ("manifest.json", b"[" * 100_000, "bản kê hợp lệ"),
    ],
)
def test_an_altered_package_is_refused_with_what_is_wrong(name: str, content: bytes | None, words: str) -> None:
    data = packed(SENDER, BEFORE, [DOSSIER], [PAPER])
    with pytest.raises(BadPackage, match=words):
        opened(_altered(data, name, content))


@given(st.binary(max_size=400))
def test_whatever_is_no_package_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(BadPackage):
        opened(data)
