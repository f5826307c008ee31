"""The command a person types: Vietnamese help and errors, exact JSON, nothing needed around it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.reading_command import main

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = """ỦY BAN NHÂN DÂN
XÃ SÔNG MÂY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 07/KH-UBND
Sông Mây, ngày 08 tháng 01 năm 2026
KẾ HOẠCH
Phát động phong trào thi đua năm 2026
I. CHỈ TIÊU
- Tổng thu ngân sách nhà nước trên địa bàn đạt 45,5 tỷ đồng.
- Trồng mới 1.120 ha rừng.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn An
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "phat-dong.txt"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a folder, with an environment that knows nothing of settings or of Vietnamese."""
    return subprocess.run(
        [sys.executable, "-m", "thidua", "read", *words],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath, "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_json_comes_out_of_an_empty_folder_and_spans_point_into_the_text(document: Path, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    result = run(folder, str(document), "--json")
    assert (result.returncode, result.stderr) == (0, "")
    reading = json.loads(result.stdout)
    assert list(reading) == [
        "doc", "objective", "occasions", "targets", "contents", "movements", "cited", "assignments", "recipients",
        "remarks",
    ]  # fmt: skip
    assert [(target["value"], target["unit"]) for target in reading["targets"]] == [(45.5, "tỷ đồng"), (1120, "ha")]
    assert [DOCUMENT[slice(*target["span"])] for target in reading["targets"]] == [
        target["text"] for target in reading["targets"]
    ]
    assert list(folder.iterdir()) == []


def test_the_page_for_a_person_has_remarks_on_top_and_vietnamese_figures(document: Path) -> None:
    result = run(document.parent, document.name, "--width", "120")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("CẦN XEM LẠI")
    assert [figure for line in lines for figure in line.split() if figure in {"45,5", "1.120"}] == ["45,5", "1.120"]
    assert "  Ngày ban hành    : 08/01/2026" in lines


def test_standard_input_is_read(document: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "thidua", "read", "-", "--text"],
        cwd=ROOT,
        input=document.read_bytes(),
        capture_output=True,
        check=True,
    )
    assert result.stdout.decode() == DOCUMENT


def test_the_result_can_be_written_to_a_file(document: Path, tmp_path: Path) -> None:
    target = tmp_path / "ra.txt"
    assert main([str(document), "--text", "--out", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == DOCUMENT


def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert capsys.readouterr().out.startswith("Đọc văn bản phát động thi đua")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "Chưa chỉ rõ tệp cần đọc."),
        (["a.txt", "b.txt"], "Mỗi lần chỉ đọc một tệp."),
        (["a.txt", "--jsn"], "Không có tùy chọn “--jsn”."),
        (["a.txt", "--width", "nhiều"], "Bề rộng phải là số từ 60 đến 1000."),
        (["a.txt", "--out"], "Tùy chọn --out cần một giá trị theo sau."),
        (["khong-co.docx"], "Không tìm thấy tệp “khong-co.docx”."),
    ],
)
def test_errors_are_vietnamese_and_the_exit_code_is_two(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Lỗi: {complaint}")


def test_reading_text_loads_neither_django_nor_the_readers_of_other_kinds(document: Path) -> None:
    program = (
        "import sys; from thidua.cli import main; main(['read', sys.argv[1], '--json']);"
        "sys.exit(any(name in sys.modules for name in ('django', 'lxml', 'docx', 'pypdfium2', 'typst')))"
    )
    result = subprocess.run([sys.executable, "-c", program, str(document)], cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == 0
