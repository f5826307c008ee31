"""What in a draft still needs a person before it is adopted. Blocking problems keep it from being adopted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.campaigns.logic.draft import Draft, DraftMovement, DraftTarget
from thidua.campaigns.logic.gate import LACKS, Severity
from thidua.campaigns.logic.likeness import Candidate
from thidua.campaigns.logic.scanned_numbers import elsewhere, numbers_within, unseen
from thidua.campaigns.logic.target import CannotJudge, Promise, rule_of
from thidua.campaigns.logic.terms import Direction
from thidua.campaigns.logic.units import parse_unit
from thidua.core.logic.saying import say, say_counted

DOUBTFUL = 0.6
"""Below this confidence of the reader a target is shown for a second look."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding; ``item`` is the id of the target and ``field`` the field to look at."""

    code: str
    severity: Severity
    message_vi: str
    item: int | None = None
    field: str = ""


def problems(draft: Draft, catalogue: Mapping[str, Candidate]) -> tuple[Problem, ...]:
    """All findings in the order of the document; ``catalogue`` holds the indicators by code."""
    return (
        *_head(draft),
        *(finding for target in draft.live_targets for finding in _target(target, draft, catalogue)),
        *(finding for movement in draft.movements for finding in _movement(movement)),
    )


def promise_of(target: DraftTarget, direction: Direction = Direction.HIGHER) -> Promise:
    """The promise a draft target makes."""
    return Promise(
        target.comparator,
        target.value,
        target.value_high,
        target.bound,
        target.meets,
        target.change,
        target.measured,
        direction,
        target.baseline,
    )


def _head(draft: Draft) -> Iterator[Problem]:
    doc = draft.doc
    if not doc.title.strip():
        yield Problem(
            "title", Severity.BLOCK, say("Văn bản chưa có trích yếu; hãy nhập tên phong trào."), field="title"
        )
    if doc.year is None and not (doc.start and doc.end):
        yield Problem("year", Severity.BLOCK, say("Chưa rõ năm thi đua; hãy nhập năm hoặc thời gian."), field="year")
    if not any(char.isdigit() for char in doc.number.split("/")[0]):
        yield Problem("number", Severity.WARN, say("Số văn bản để trống; nhập sau khi văn thư cấp số."), field="number")
    others = unseen(elsewhere(draft))
    if others:
        message = say_counted(
            "Còn %(others)s số ngoài chỉ tiêu đọc từ bản quét chưa soát; hãy đối chiếu với ảnh trang.",
            len(others),
            others=len(others),
        )
        yield Problem("unseen_numbers", Severity.BLOCK, message, field="numbers")
    if len(doc.date) < len("2024-01-01"):
        yield Problem("date", Severity.WARN, say("Ngày ký để trống hoặc chưa đủ ngày, tháng, năm."), field="date")
    if not doc.end:
        yield Problem("end", Severity.WARN, say("Chưa có ngày kết thúc thi đua."), field="end")


def _movement(movement: DraftMovement) -> Iterator[Problem]:
    first, last = movement.first_year, movement.last_year
    if not movement.dropped and first is not None and last is not None and last < first:
        message = say("Phong trào “%(name)s” có năm cuối trước năm đầu; hãy sửa lại.", name=movement.name)
        yield Problem("years", Severity.BLOCK, message, movement.id, "last_year")


def _target(target: DraftTarget, draft: Draft, catalogue: Mapping[str, Candidate]) -> Iterator[Problem]:
    def found(code: str, severity: Severity, message: str, field: str) -> Problem:
        return Problem(
            code,
            severity,
            say("Chỉ tiêu “%(value)s” %(message)s.", value=target.name or target.text, message=message),
            target.id,
            field,
        )

    if not target.name.strip():
        yield found("name", Severity.BLOCK, say("chưa có tên; hãy đặt tên"), "name")
    if target.value_high is not None and (target.value is None or target.value_high < target.value):
        yield found("range", Severity.BLOCK, say("có mức trên thấp hơn mức dưới; hãy sửa lại"), "value_high")
    waiting = unseen(numbers_within(draft, target.span))
    if waiting:
        words = ", ".join(number.text for number in waiting)
        yield found(
            "unseen_numbers", Severity.BLOCK, say("có số đọc từ bản quét chưa soát: %(words)s", words=words), "value"
        )
    if target.duplicate_of is not None:
        return
    if target.value is not None and not target.unit:
        yield found("unit", Severity.WARN, say("chưa có đơn vị tính"), "unit")
    if target.confidence < DOUBTFUL:
        yield found("doubtful", Severity.WARN, say("được đọc chưa chắc chắn; hãy đối chiếu với văn bản"), "text")
    if not any(part.all_of == target.id for part in draft.live_targets):
        yield from (found(code, severity, words, code) for code, severity, words in _undecided(target))
    known = catalogue.get(target.indicator)
    if target.indicator and known is None:
        yield found(
            "indicator", Severity.BLOCK, say("gắn với một mã không có trong danh mục; hãy chọn lại"), "indicator"
        )
    elif known and target.unit and not parse_unit(target.unit).agrees(parse_unit(known.unit)):
        yield found(
            "indicator_unit", Severity.WARN, say("khác đơn vị tính với danh mục (%(unit)s)", unit=known.unit), "unit"
        )


def _undecided(target: DraftTarget) -> Iterator[tuple[str, Severity, str]]:
    """What the launch will ask for anyway is said early, as a warning."""
    try:
        rule_of(promise_of(target))
    except CannotJudge as refusal:
        if refusal.lack in LACKS:
            code, _, words = LACKS[refusal.lack]
            yield code, Severity.WARN, words
