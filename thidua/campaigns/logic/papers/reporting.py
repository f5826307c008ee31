"""Reports on a campaign: halfway (sơ kết), at its end (tổng kết), and of figures alone (số liệu)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.campaigns.logic.papers.pieces import (
    Text,
    answers_table,
    bases,
    bullets,
    clause,
    day_words,
    framed,
    period_words,
    results_table,
    section,
    share_of,
    silent_table,
    so_many,
)
from thidua.campaigns.logic.papers.source import PaperSource
from thidua.documents.logic.decree30 import Appendix, Document, Element, Kind, Paragraph, Picture
from thidua.documents.render.chart import Bars, Series, bar_chart

MOST_ROWS = 12
MOST_NAMED = 10
"""Units in a table of the main text; more of them go to an appendix."""


@dataclass(frozen=True, slots=True)
class _Stage:
    """What the two reports on a whole campaign say differently."""

    word: str
    direction: str
    proposals: tuple[str, ...]


HALFWAY = _Stage(
    "Sơ kết",
    "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
    (
        "Tập trung hoàn thành các chỉ tiêu còn thấp so với mục tiêu; phân công rõ người, rõ việc, rõ thời hạn.",
        "Đôn đốc các đơn vị chưa phát động hưởng ứng; hướng dẫn đơn vị có chỉ tiêu khó thực hiện.",
        "Kịp thời biểu dương, khen thưởng điển hình tiên tiến ngay trong quá trình thực hiện phong trào.",
    ),
)
FINAL = _Stage(
    "Tổng kết",
    "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM TIẾP THEO",
    (
        "Phát huy kết quả đạt được, lựa chọn nội dung thi đua thiết thực, sát nhiệm vụ của địa phương, đơn vị.",
        "Bình xét, khen thưởng công khai, đúng đối tượng; nhân rộng mô hình, điển hình tiên tiến.",
        "Khắc phục hạn chế đã nêu; kiểm tra, hướng dẫn các đơn vị ngay từ đầu năm.",
    ),
)


def halfway_report(source: PaperSource) -> Document:
    """Báo cáo sơ kết."""
    return _report(source, HALFWAY)


def final_report(source: PaperSource) -> Document:
    """Báo cáo tổng kết."""
    return _report(source, FINAL)


def _report(source: PaperSource, stage: _Stage) -> Document:
    appendices = _appendices(source)
    body: list[Element] = [
        Paragraph(
            f"{source.body.name} báo cáo {stage.word.lower()} {source.named} (thực hiện {period_words(source)}; "
            f"số liệu tổng hợp đến ngày {day_words(source.on)}) như sau:"
        ),
        section("I", "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"),
        *_spread(source),
        section("II", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU"),
        *_results(source),
        section("III", "ĐÁNH GIÁ CHUNG"),
        *_appraisal(source),
        section("IV", stage.direction),
        *(clause(n, line, titled=False) for n, line in enumerate(stage.proposals, 1)),
    ]
    text = Text(
        Kind.REPORT,
        f"{stage.word} {source.named}",
        tuple(body),
        bases=bases(source),
        addressed_to=(source.superior,) if source.superior else (),
        recipients=(*((source.superior,) if source.superior else ()), "Các đơn vị nhận phong trào"),
        appendices=appendices,
    )
    return framed(source, text)


def _spread(source: PaperSource) -> Iterator[Element]:
    """How the campaign went out: counts, a chart, the table of units or where it stands."""
    whole = len(source.participants)
    if not whole:
        yield Paragraph("Phong trào chưa được gửi tới đơn vị nào.")
        return
    acknowledged = whole - len(source.silent)
    answered = len(source.answered)
    document = f" bằng {source.launch_document}" if source.launch_document else ""
    yield Paragraph(
        f"Phong trào được phát động{document}, gửi tới {so_many(whole, 'đơn vị')}. Đến ngày {day_words(source.on)}, "
        f"{so_many(acknowledged, 'đơn vị')} đã tiếp nhận ({share_of(acknowledged, whole)}), "
        f"{so_many(answered, 'đơn vị')} đã phát động phong trào hưởng ứng ({share_of(answered, whole)})."
    )
    yield answers_chart(source)
    if whole <= MOST_ROWS:
        yield answers_table(source.participants)
    else:
        yield Paragraph(f"Tình hình từng đơn vị tại Phụ lục {'II' if source.targets else 'I'}.")
    for change in source.changes:
        yield Paragraph(
            f"“{change.target}” được điều chỉnh từ {change.before} thành {change.after} theo {change.document}.",
            bullet=True,
        )


def answers_chart(source: PaperSource) -> Picture:
    """How many units stand at each step."""
    whole, silent, answered = len(source.participants), len(source.silent), len(source.answered)
    bars = Bars(
        labels=("Được gửi", "Đã tiếp nhận", "Đã hưởng ứng", "Chưa tiếp nhận"),
        series=(Series("Số đơn vị", (whole, whole - silent, answered, silent)),),
    )
    return Picture("Biểu đồ: Tình hình tiếp nhận, hưởng ứng của các đơn vị", 80, bar_chart(bars, "đơn vị"))


def _results(source: PaperSource) -> Iterator[Element]:
    if not source.targets:
        yield Paragraph("Phong trào không đặt chỉ tiêu số lượng; kết quả được đánh giá theo nội dung thi đua.")
        return
    done = sum(bool(target.result) for target in source.targets)
    known = f"{so_many(done, 'chỉ tiêu')} đã có số liệu thực hiện" if done else "chưa chỉ tiêu nào có số liệu thực hiện"
    yield Paragraph(
        f"Phong trào đặt {so_many(len(source.targets), 'chỉ tiêu')} thuộc {so_many(len(source.groups), 'lĩnh vực')}; "
        f"{known}. Kết quả từng chỉ tiêu tại Phụ lục I."
    )
    for number, (group, targets) in enumerate(source.groups, 1):
        reached = [t.told for t in targets if t.result]
        lead = f"{group}: {so_many(len(targets), 'chỉ tiêu')}"
        yield clause(number, f"{lead}." if not reached else f"{lead}, trong đó:", titled=False)
        yield from bullets(f"{line}." for line in reached)


def _appraisal(source: PaperSource) -> Iterator[Element]:
    """What the record itself shows; the writer goes on from there."""
    yield clause(1, "Kết quả nổi bật")
    if source.answered:
        examples = [f"{row.unit} phát động “{row.answer}”." for row in source.answered[:5]]
        yield Paragraph("Các đơn vị chủ động cụ thể hóa phong trào bằng việc làm sát thực tế:")
        yield from bullets(examples)
    else:
        yield Paragraph("Phong trào được phổ biến tới các đơn vị theo kế hoạch.")
    yield clause(2, "Tồn tại, hạn chế")
    if source.silent:
        yield Paragraph(f"Còn {so_many(len(source.silent), 'đơn vị')} chưa tiếp nhận, chưa phát động hưởng ứng.")
    behind = [target.told for target in source.targets if target.behind]
    if behind:
        yield Paragraph(f"Còn {so_many(len(behind), 'chỉ tiêu')} chậm so với yêu cầu:")
        yield from bullets(f"{line}." for line in behind[:MOST_NAMED])
    lacking = sum(not target.result for target in source.targets)
    if lacking:
        yield Paragraph(f"{so_many(lacking, 'chỉ tiêu')} chưa có số liệu thực hiện, cần các đơn vị báo cáo bổ sung.")
    if not source.silent and not lacking and not behind:
        yield Paragraph("Chất lượng phong trào giữa các đơn vị chưa đồng đều.")


def _appendices(source: PaperSource) -> tuple[Appendix, ...]:
    found: list[Appendix] = []
    if source.targets:
        found.append(Appendix("I", "Kết quả thực hiện các chỉ tiêu", tuple(_result_tables(source)), landscape=True))
    if len(source.participants) > MOST_ROWS:
        number = "II" if source.targets else "I"
        found.append(Appendix(number, "Tình hình tiếp nhận, hưởng ứng", (answers_table(source.participants),)))
    return tuple(found)


def _result_tables(source: PaperSource) -> Iterator[Element]:
    for number, (group, targets) in enumerate(source.groups, 1):
        yield clause(number, group)
        yield results_table(targets)


def figures_report(source: PaperSource) -> Document:
    """Báo cáo số liệu: the figures by field, and the units that still owe an answer."""
    body: list[Element] = [
        Paragraph(
            f"{source.body.name} báo cáo số liệu thực hiện {source.named} đến ngày {day_words(source.on)} như sau:"
        ),
        *_result_tables(source),
    ]
    if source.silent:
        body += [
            clause(len(source.groups) + 1, "Đơn vị chưa tiếp nhận phong trào"),
            silent_table(source.silent),
        ]
    body.append(Paragraph(f"Trên đây là báo cáo số liệu của {source.body.name}."))
    text = Text(
        Kind.REPORT,
        f"Số liệu thực hiện {source.named}",
        tuple(body),
        addressed_to=(source.superior,) if source.superior else (),
        recipients=tuple(filter(None, (source.superior, f"Lãnh đạo {source.body.name}"))),
    )
    return framed(source, text)
