"""The careful reader's remarks on a document as a whole: what is blank, missing, misprinted, impossible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.campaigns.logic.reading.period import Period
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.cited import Cited
from thidua.documents.logic.closing import Closing
from thidua.documents.logic.document_types import TYPES
from thidua.documents.logic.letterhead import Found, Letterhead
from thidua.documents.logic.misprints import misprints
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.passage import Passage, Span, fold
from thidua.documents.logic.remark import Remark, Severity
from thidua.documents.logic.weekdays import misnamed_days
from thidua.documents.logic.zones import Zone

_MOST_MISPRINTS = 40
_CODE = pattern_of(r"^\d*[-/]?(?P<code>[^\W\d_]+)[-/]")


@frozen
class Parts:
    """What the remarks are made from."""

    outline: Outline
    letterhead: Letterhead
    issuer: Found | None
    closing: Closing
    theme: Found | None
    period: Period
    cited: Sequence[Cited]


def read_remarks(parts: Parts) -> tuple[Remark, ...]:
    """All remarks: first what is missing, then in the order of the text."""
    found = [
        *_letterhead(parts.letterhead, parts.issuer),
        *_closing(parts.closing),
        *_campaign(parts),
        *_cited(parts.cited, parts.letterhead),
        *_weekdays(parts.outline),
        *_misprints(parts.outline),
    ]
    return tuple(sorted(found, key=lambda remark: remark.span or (-1, -1)))


def _letterhead(head: Letterhead, issuer: Found | None) -> Iterator[Remark]:
    if issuer is None:
        yield _missing(
            "issuer-missing", "Không thấy tên cơ quan ban hành. Hãy chọn đơn vị ban hành trước khi tiếp nhận."
        )
    yield from _number(head)
    if head.doc_type is None:
        yield _missing("type-missing", "Không thấy tên loại văn bản (Kế hoạch, Phát động, …). Hãy chọn loại văn bản.")
    elif head.number:
        yield from _code_against_type(head.number, head.doc_type)
    if head.title is None:
        yield _missing("title-missing", "Không thấy trích yếu nội dung. Hãy nhập tên phong trào thi đua.")
    yield from _date(head)
    for stamp in head.stamps:
        if fold(stamp.value).startswith("du thao"):
            message = "Văn bản mang chữ “Dự thảo”. Hãy chỉ tiếp nhận bản đã ký, đóng dấu."
            yield Remark("draft", Severity.WARNING, message, stamp.span)


def _number(head: Letterhead) -> Iterator[Remark]:
    if head.number is None:
        yield _missing("number-missing", "Không thấy số, ký hiệu văn bản. Hãy nhập theo bản đã đóng dấu, nếu có.")
    elif not head.number.value[:1].isdigit():
        message = f"Số văn bản còn để trống (“{head.number.value}”). Hãy nhập số theo bản đã đóng dấu."
        yield Remark("number-blank", Severity.WARNING, message, head.number.span)


def _code_against_type(number: Found, doc_type: Found) -> Iterator[Remark]:
    code = TYPES.get(doc_type.value)
    written = _CODE.match(number.value)
    if not code or not written or written["code"] == code:
        return
    known = {name_code: name for name, name_code in TYPES.items() if name_code}
    if written["code"] in known:
        message = (
            f"Ký hiệu “{number.value}” là của loại “{known[written['code']]}”, nhưng văn bản ghi “{doc_type.value}”. "
            "Hãy đối chiếu với bản gốc."
        )
        yield Remark("code-differs-from-type", Severity.WARNING, message, number.span)


def _date(head: Letterhead) -> Iterator[Remark]:
    date, written = head.date, head.written_date
    if written is None:
        yield _missing("date-missing", "Không thấy địa danh, ngày ban hành. Hãy nhập ngày ký.")
        return
    if not written.is_possible:
        yield Remark(
            "date-impossible",
            Severity.ERROR,
            "Ngày ban hành không có trong lịch. Hãy sửa theo bản gốc.",
            _span(date),
        )
    elif written.day is None or written.month is None or written.year is None:
        part = "Ngày" if written.day is None else "Tháng" if written.month is None else "Năm"
        message = f"{part} ban hành còn để trống. Hãy nhập theo bản đã đóng dấu."
        yield Remark("date-blank", Severity.WARNING, message, _span(date))
    if head.place is None:
        yield _missing("place-missing", "Không thấy địa danh trước ngày ban hành.", Severity.INFO)


def _closing(closing: Closing) -> Iterator[Remark]:
    if not closing.signers:
        yield _missing("signer-missing", "Không thấy họ tên người ký. Hãy nhập người ký theo bản gốc.")
    elif closing.signers[0].title is None:
        message = "Không thấy chức vụ người ký. Hãy nhập chức vụ theo bản gốc."
        name = closing.signers[0].name
        yield Remark("signer-title-missing", Severity.INFO, message, name.span if name else None)
    if not closing.recipients:
        yield _missing(
            "recipients-missing", "Không thấy mục “Nơi nhận”. Hãy bổ sung nơi nhận nếu văn bản có.", Severity.INFO
        )


def _campaign(parts: Parts) -> Iterator[Remark]:
    period = parts.period
    if parts.theme is None:
        yield _missing(
            "theme-missing", "Văn bản không nêu chủ đề thi đua. Hãy để trống hoặc nhập nếu có.", Severity.INFO
        )
    if period.end is None:
        yield _missing("end-missing", "Không thấy ngày kết thúc thi đua. Hãy nhập thời gian thực hiện.", Severity.INFO)
    if period.start and period.end and period.start[: len(period.end)] > period.end[: len(period.start)]:
        message = f"Ngày bắt đầu ({period.start}) sau ngày kết thúc ({period.end}). Hãy đối chiếu với bản gốc."
        yield Remark("period-reversed", Severity.ERROR, message, period.span)
    written = parts.letterhead.written_date
    if period.year and written and written.year and not -1 <= written.year - period.year <= 1:
        message = f"Văn bản ký năm {written.year} nhưng nói về năm {period.year}. Hãy kiểm tra lại năm."
        yield Remark("year-differs", Severity.WARNING, message, _span(parts.letterhead.date))


def _cited(cited: Sequence[Cited], head: Letterhead) -> Iterator[Remark]:
    signed = head.date.value if head.date else None
    for one in cited:
        label = f"{one.kind} {one.number or one.title or ''}".strip()
        if one.written_date and not one.written_date.is_possible:
            message = f"Ngày của {label} không có trong lịch. Hãy đối chiếu văn bản được viện dẫn."
            yield Remark("cited-date-impossible", Severity.WARNING, message, one.span)
        elif one.date and signed and one.date[: len(signed)] > signed[: len(one.date)]:
            message = f"{label} mang ngày sau ngày ký văn bản này. Hãy kiểm tra ngày viện dẫn."
            yield Remark("cited-date-later", Severity.WARNING, message, one.span)


def _weekdays(outline: Outline) -> Iterator[Remark]:
    for _, words in _spoken(outline):
        for day in misnamed_days(words.text):
            message = (
                f"“{words.text[day.start : day.end]}”: ngày này là {day.real_name}. Hãy kiểm tra lại ngày hoặc thứ."
            )
            yield Remark("weekday-differs", Severity.WARNING, message, words.span(day.start, day.end))


def _misprints(outline: Outline) -> Iterator[Remark]:
    count = 0
    for _, words in _spoken(outline):
        for misprint in misprints(words.text):
            count += 1
            if count > _MOST_MISPRINTS:
                return
            advice = f"có lẽ là “{misprint.likely}”" if misprint.likely else "không phải âm tiết tiếng Việt"
            message = f"“{misprint.written}” {advice}. Hãy đối chiếu với bản gốc."
            yield Remark("misprint", Severity.WARNING, message, words.span(misprint.start, misprint.end))


def _spoken(outline: Outline) -> Iterator[tuple[Line, Passage]]:
    for line in outline.in_zone(Zone.LETTERHEAD, Zone.BODY, Zone.CLOSING, Zone.APPENDIX):
        if line.cells:
            for cell in line.cells:
                yield line, outline.cell(cell)
        else:
            yield line, outline.whole(line)


def _span(found: Found | None) -> Span | None:
    return found.span if found else None


def _missing(code: str, message: str, severity: Severity = Severity.WARNING) -> Remark:
    return Remark(code, severity, message)
