"""The demonstration's document, read by the real reader: every figure is that of the public document of 2024."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from thidua.campaigns.logic.reading.reading import read_launch_document
from thidua.demo.launch_text import DATA
from thidua.documents.read import open_source

pytestmark = pytest.mark.logic

FILES = ("phat_dong_2024.docx", "phat_dong_2024.pdf")
FLAWED_FILES = ("phat_dong_2024_loi.docx", "phat_dong_2024_loi.pdf")

TARGETS = [
    ("eq", "3130.5", "tỷ đồng", "economic"),
    ("eq", "5071.3", "tỷ đồng", "economic"),
    ("eq", "1296.67", "tỷ đồng", "economic"),
    ("eq", "16.5", "triệu USD", "economic"),
    ("eq", "84.77", "tỷ đồng", "economic"),
    ("eq", "380", "nghìn lượt", "economic"),
    ("eq", "75", "tỷ đồng", "economic"),
    ("increase_by", "1", "xã", "social"),
    ("increase_by", "1", "xã", "social"),
    ("maintain", None, None, "social"),
    ("eq", "98.5", "%", "social"),
    ("increase_by", "2", "trường", "social"),
    ("eq", "82.3", "%", "social"),
    ("maintain", None, None, "social"),
    ("eq", "92", "%", "social"),
    ("eq", "64", "%", "social"),
    ("decrease_by", "3", "%", "social"),
    ("decrease_by", "5", "%", "social"),
    ("decrease_by", "5", "%", "social"),
    ("eq", "1100", "ha", "environment"),
    ("eq", "49.6", "%", "environment"),
    ("eq", "99.8", "%", "environment"),
    ("eq", "97.7", "%", "environment"),
    ("eq", "100", "%", "environment"),
    ("increase_by", "1", "xã", "social"),
    ("maintain", None, None, "social"),
]
MOVEMENTS = [
    "Cán bộ, công chức, viên chức tỉnh Lạng Sơn thi đua thực hiện văn hóa công sở",
    "Cả nước chung sức xây dựng nông thôn mới",
    "Vì người nghèo không để ai bị bỏ lại phía sau",
    "Đẩy nhanh tiến độ thực hiện giải phóng mặt bằng các dự án trọng điểm của tỉnh giai đoạn 2022 - 2025",
    "Giải ngân vốn đầu tư công trên địa bàn tỉnh Lạng Sơn",
    "Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí",
    "Toàn dân đoàn kết xây dựng đời sống văn hóa",
    "Quyết thắng",
    "Vì an ninh Tổ quốc",
]


def reading_of(file: str) -> dict[str, Any]:
    return dict(read_launch_document(open_source(DATA / file, name=file)).as_json())


def essentials(target: dict[str, Any]) -> tuple[str, str | None, str | None, str]:
    value = None if target["value"] is None else format(Decimal(str(target["value"])).normalize(), "f")
    return target["comparator"], value, target["unit"], target["group"]


@pytest.mark.parametrize("file", FILES)
def test_all_26_targets_are_read_with_value_unit_comparator_and_group(file: str) -> None:
    assert [essentials(target) for target in reading_of(file)["targets"]] == TARGETS


@pytest.mark.parametrize("file", FILES)
def test_growth_bounds_and_named_communes_are_read(file: str) -> None:
    targets = reading_of(file)["targets"]
    assert [Decimal(str(t["growth_pct"])) for t in targets if t["growth_pct"] is not None] == [Decimal("9.3")]
    assert [t["named_units"] for t in targets if t["named_units"]] == [["xã Bằng Hữu"], ["xã Nhân Lý"]]


@pytest.mark.parametrize("file", FILES)
def test_only_the_two_targets_of_2_2_1_repeat_others(file: str) -> None:
    targets = reading_of(file)["targets"]
    assert [(t["section"], bool(t["duplicate_of"])) for t in targets[24:]] == [("2.2.1", True), ("2.2.1", True)]
    assert [t["text"] for t in targets[:24] if t["duplicate_of"]] == []


@pytest.mark.parametrize("file", FILES)
def test_the_header_is_read(file: str) -> None:
    doc = reading_of(file)["doc"]
    read = {name: doc[name] for name in ("number", "doc_type", "theme", "year", "place", "date", "end", "signer_name")}
    assert read == {
        "number": "01/PĐ-UBND",
        "doc_type": "Phát động",
        "theme": "Siết chặt kỷ cương, tăng cường trách nhiệm, quyết liệt hành động, sáng tạo bứt phá",
        "year": 2024,
        "place": "Chi Lăng",
        "date": "2024-01-08",
        "end": "2024-12-31",
        "signer_name": "Vi Nông Trường",
    }
    assert doc["signer_title"] == "CHỦ TỊCH"


@pytest.mark.parametrize("file", FILES)
def test_nine_movements_and_nine_recipients_are_read(file: str) -> None:
    reading = reading_of(file)
    assert [movement["name"] for movement in reading["movements"]] == MOVEMENTS
    assert len(reading["recipients"]) == 9


@pytest.mark.parametrize("file", FLAWED_FILES)
def test_the_flawed_variant_is_remarked_upon(file: str) -> None:
    remarks = reading_of(file)["remarks"]
    text = " ".join(remark["message"] for remark in remarks)
    assert [word in text for word in ("84,770", "Phân đấu")] == [True, True]
    codes = {remark["code"] for remark in remarks}
    assert {code for code in codes if "number" in code or "date" in code} != set()
