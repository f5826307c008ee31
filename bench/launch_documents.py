"""Launch documents of a wanted length, the same content as DOCX and PDF.

About eleven targets a page, as dense as signed launch documents are in the parts that state targets.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

FONTS = Path(__file__).parents[1] / "thidua" / "documents" / "fonts"
LEFT = ("ỦY BAN NHÂN DÂN", "HUYỆN SÔNG MÂY")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NUMBER = "Số: 12/KH-UBND"
PLACE = "Sông Mây, ngày 05 tháng 01 năm 2024"
HEADING = ("KẾ HOẠCH", "Phát động phong trào thi đua thực hiện nhiệm vụ kinh tế - xã hội năm 2024")
GROUPS = ("Về kinh tế", "Về văn hóa - xã hội", "Về môi trường", "Về xây dựng Đảng", "Về quốc phòng - an ninh")
CLAUSES = (
    "Tổng sản lượng lương thực có hạt đạt {n}.500 tấn, tăng 3,2% so với năm 2023; diện tích gieo trồng 1.{n} ha.",
    "Tỷ lệ hộ nghèo giảm 2,{n} điểm %; giải quyết việc làm mới cho trên 1.{n} lao động, xuất khẩu 45 lao động.",
    "Thu ngân sách nhà nước trên địa bàn {n},770 tỷ đồng; kim ngạch xuất khẩu 16,5 triệu USD, tăng 9,3%.",
    "Duy trì tỷ lệ che phủ rừng từ 62% trở lên; trồng mới {n} ha rừng; 98,5% dân số dùng nước hợp vệ sinh.",
)
TALK = (
    (
        "Các cơ quan, đơn vị, xã, thị trấn tổ chức phong trào thi đua gắn với nhiệm vụ chính trị, bảo đảm thiết thực, "
        "hiệu quả, tránh hình thức; kịp thời phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến, biểu dương người tốt."
    ),
    (
        "Người đứng đầu cấp ủy, chính quyền chịu trách nhiệm về kết quả thi đua của đơn vị mình; lấy kết quả thực hiện "
        "nhiệm vụ làm căn cứ bình xét, chú trọng tập thể nhỏ và người trực tiếp lao động, sản xuất, công tác."
    ),
    (
        "Hằng quý các đơn vị tự kiểm tra, báo cáo kết quả về cơ quan thường trực của Hội đồng Thi đua - Khen thưởng để "
        "tổng hợp; việc chấm điểm, xếp hạng được thực hiện công khai trong từng cụm, khối theo bảng điểm đã ban hành."
    ),
)
CLAUSES_A_GROUP = 2
ROW = ("Tỷ lệ xã đạt chuẩn quốc gia về y tế giai đoạn {n}", "%", "8{n}", "trên 9{n}", "Phòng Y tế")
HEAD = ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Kế hoạch 2024", "Đơn vị chủ trì")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn An")
RECIPIENTS = ("Nơi nhận:", "- UBND tỉnh;", "- Các phòng, ban, ngành;", "- Lưu: VT, NV.")


def paragraphs(rounds: int, first: int = 10) -> list[str]:
    """The body: per round five groups of some talk and two clauses; *first* sets the figures apart."""
    lines: list[str] = []
    for turn in range(rounds):
        lines.append(f"{turn + 1}. Nội dung thi đua đợt {turn + 1}")
        for number, group in enumerate(GROUPS, start=1):
            lines += [f"{turn + 1}.{number}. {group}", *TALK]
            turned = [CLAUSES[(number + turn + at) % len(CLAUSES)] for at in range(CLAUSES_A_GROUP)]
            lines += ["- " + clause.format(n=first + number + turn) for clause in turned]
    return lines


def rows(count: int) -> list[tuple[str, ...]]:
    """The rows of the annex."""
    return [(str(n), *(cell.format(n=n % 10) for cell in ROW)) for n in range(1, count + 1)]


def as_docx(rounds: int, table_rows: int, first: int = 10) -> bytes:
    """The document as Word writes it, with an unruled letterhead table and a ruled annex."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    letterhead = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in letterhead.rows for cell in row.cells),
        ("\n".join(LEFT), "\n".join(RIGHT), NUMBER, PLACE),
        strict=True,
    ):
        cell.text = text
    for text in HEADING:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in paragraphs(rounds, first):
        document.add_paragraph(text).paragraph_format.first_line_indent = Cm(1)
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = "\n".join(RECIPIENTS), "\n".join(SIGNATURE)
    annex = document.add_table(rows=0, cols=len(HEAD), style="Table Grid")
    for row in (HEAD, *rows(table_rows)):
        for cell, text in zip(annex.add_row().cells, row, strict=True):
            cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_pdf(rounds: int, table_rows: int, first: int = 10) -> bytes:
    """The same document, typeset."""
    cells = ",".join(f"[#{_quoted(cell)}]" for row in rows(table_rows) for cell in row)
    head = ",".join(f"[#{_quoted(cell)}]" for cell in HEAD)
    markup = f"""
#set page(paper: "a4", margin: (top: 2cm, bottom: 2cm, left: 3cm, right: 1.5cm), numbering: "1")
#set text(font: ("Tinos", "Libertinus Serif"), size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1cm, all: true))
#{{ set par(first-line-indent: 0pt, justify: false)
  set text(size: 13pt)
  grid(columns: (2fr, 3fr), align: center, row-gutter: 8pt,
    {_column(LEFT)}, {_column(RIGHT)}, {_column([NUMBER])}, {_column([PLACE])}) }}
{"".join(f"#align(center)[*#{_quoted(text)}*]" + chr(10) for text in HEADING)}
{(chr(10) * 2).join("#" + _quoted(text) for text in paragraphs(rounds, first))}

#{{ set par(first-line-indent: 0pt, justify: false)
  grid(columns: (1fr, 1fr), {_column(RECIPIENTS)}, align(center){_column(SIGNATURE)}) }}
#{{ set par(first-line-indent: 0pt, justify: false)
  set text(size: 12pt)
  table(columns: (1cm, 3fr, 1fr, 1fr, 1fr, 1fr), table.header({head}), {cells}) }}
"""
    pdf: bytes = typst.compile(markup.encode(), font_paths=[str(FONTS)] if FONTS.exists() else [])
    return pdf


def _column(lines: tuple[str, ...] | list[str]) -> str:
    return "[" + " \\ ".join(f"#{_quoted(line)}" for line in lines) + "]"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
