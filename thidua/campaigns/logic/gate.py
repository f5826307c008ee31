"""The launch gate: what is missing or wrong before a campaign is sent out, item by item.

A blocking item must be put right; a warning is shown and may stand. Nothing is decided here about who may publish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from thidua.campaigns.logic.limits import Interval
from thidua.campaigns.logic.target import CannotJudge, Lack, Promise, rule_of
from thidua.campaigns.logic.terms import Comparator, Direction
from thidua.campaigns.logic.units import Incompatible, convert, parse_unit
from thidua.core.logic.saying import say, say_counted
from thidua.core.logic.span import Span
from thidua.core.logic.text import collapse, fold


class Severity(StrEnum):
    """Whether an item stops the launch."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class GateItem:
    """One finding. ``where`` names the place to put it right: ``campaign``, or ``target:7``."""

    code: str
    severity: Severity
    message_vi: str
    where: str = "campaign"


@dataclass(frozen=True, slots=True)
class GateTarget:
    """A target as far as the gate looks at it. ``repeats`` marks one that only says another again."""

    key: str
    name: str
    promise: Promise
    unit: str = ""
    owner: str = ""
    indicator: str = ""
    repeats: bool = False
    whole: bool = False  # judged by its parts
    adds_up: bool = False  # a sum over units: no single unit is held to it


@dataclass(frozen=True, slots=True)
class RunningCampaign:
    """Another campaign of the same issuer that is under way."""

    code: str
    title: str
    span: Span
    indicators: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Launch:
    """All the gate looks at."""

    number: str
    signed_on: date | None
    span: Span | None
    recipients: int
    targets: tuple[GateTarget, ...]
    running: tuple[RunningCampaign, ...] = ()
    parent_code: str = ""
    parent_span: Span | None = None
    parent_targets: tuple[GateTarget, ...] = ()


def examine(launch: Launch) -> tuple[GateItem, ...]:
    """Every finding, blocking ones first, otherwise in the order of the document."""
    items = [
        *_document(launch),
        *_period(launch),
        *(item for target in launch.targets if not target.repeats for item in _target(target)),
        *_repeated(launch.targets),
        *_overlaps(launch),
        *_against_parent(launch),
    ]
    return tuple(sorted(items, key=lambda item: item.severity is not Severity.BLOCK))


def may_pass(items: Iterable[GateItem]) -> bool:
    """Whether nothing blocks."""
    return all(item.severity is not Severity.BLOCK for item in items)


def _block(code: str, message: str, where: str = "campaign") -> GateItem:
    return GateItem(code, Severity.BLOCK, message, where)


def _warn(code: str, message: str, where: str = "campaign") -> GateItem:
    return GateItem(code, Severity.WARN, message, where)


def _document(launch: Launch) -> Iterator[GateItem]:
    if not any(char.isdigit() for char in launch.number.split("/")[0]):
        yield _block("number", say("Văn bản chưa có số; nhập số do văn thư cấp."))
    if launch.signed_on is None:
        yield _block("date", say("Văn bản chưa có ngày ký; nhập ngày, tháng, năm ký."))
    if not launch.recipients:
        yield _block("recipients", say("Chưa có đơn vị nhận; chọn các đơn vị cấp dưới sẽ nhận phong trào."))
    if not launch.targets:
        yield _warn("no_targets", say("Phong trào chưa có chỉ tiêu nào đo được; nên thêm ít nhất một chỉ tiêu."))


def _period(launch: Launch) -> Iterator[GateItem]:
    if launch.span is None:
        yield _block("period", say("Chưa có thời gian thi đua; nhập ngày bắt đầu và ngày kết thúc."))
    elif launch.signed_on and launch.span.last_day and launch.span.last_day < launch.signed_on:
        yield _block("period_past", say("Thời gian thi đua kết thúc trước ngày ký; kiểm tra lại hai ngày này."))


LACKS: dict[Lack, tuple[str, Severity, str]] = {
    Lack.VALUE: ("value", Severity.WARN, say("không có con số nên chỉ kết luận được bằng văn bản")),
    Lack.HIGH: ("value_high", Severity.BLOCK, say("có khoảng giá trị chưa đúng; nhập mức dưới và mức trên")),
    Lack.MEETS: ("meets", Severity.BLOCK, say("chưa rõ “đạt” là ít nhất, nhiều nhất hay đúng bằng; chọn một nghĩa")),
    Lack.CHANGE: (
        "change",
        Severity.BLOCK,
        say("chưa rõ mức tăng, giảm tính theo điểm, theo phần trăm hay theo số lượng"),
    ),
    Lack.BASELINE: ("baseline", Severity.WARN, say("chưa có số liệu năm gốc nên chưa đánh giá được; nhập khi có")),
}


def _target(target: GateTarget) -> Iterator[GateItem]:
    where = f"target:{target.key}"
    if target.promise.value is not None and not target.unit:
        yield _block("unit", say("Chỉ tiêu “%(name)s” chưa có đơn vị tính.", name=target.name), where)
    if not target.owner:
        yield _warn("owner", say("Chỉ tiêu “%(name)s” chưa có cơ quan chủ trì.", name=target.name), where)
    if target.whole:
        return
    try:
        rule_of(target.promise)
    except CannotJudge as refusal:
        if refusal.lack in LACKS:
            code, severity, words = LACKS[refusal.lack]
            yield GateItem(code, severity, say("Chỉ tiêu “%(name)s” %(words)s.", name=target.name, words=words), where)


def _repeated(targets: Iterable[GateTarget]) -> Iterator[GateItem]:
    seen: dict[tuple[str, Comparator], GateTarget] = {}
    for target in targets:
        if target.repeats or target.whole:
            continue
        key = (target.indicator or fold(collapse(target.name)), target.promise.comparator)
        first = seen.setdefault(key, target)
        if first is target:
            continue
        where = f"target:{target.key}"
        if _same_figure(first, target):
            yield _warn(
                "repeated",
                say("Chỉ tiêu “%(name)s” xuất hiện hai lần; đánh dấu một chỗ là nhắc lại.", name=target.name),
                where,
            )
        else:
            yield _block(
                "contradiction",
                say("Chỉ tiêu “%(name)s” có hai giá trị khác nhau; giữ một, bỏ một.", name=target.name),
                where,
            )


def _same_figure(first: GateTarget, second: GateTarget) -> bool:
    if first.promise.value is None or second.promise.value is None:
        return first.promise.value is second.promise.value
    try:
        there = convert(second.promise.value, parse_unit(second.unit), parse_unit(first.unit))
    except Incompatible:
        return False
    return there == first.promise.value


def _overlaps(launch: Launch) -> Iterator[GateItem]:
    ours = {target.indicator for target in launch.targets if target.indicator}
    for other in launch.running:
        if launch.span is None or not launch.span.overlaps(other.span):
            continue
        shared = sorted(ours & other.indicators)
        detail = (
            say_counted(
                " và cùng %(count)s chỉ tiêu (%(codes)s)", len(shared), count=len(shared), codes=", ".join(shared)
            )
            if shared
            else ""
        )
        yield _warn(
            "overlap",
            say(
                "Trùng thời gian%(detail)s với %(code)s “%(title)s” đang thực hiện.",
                detail=detail,
                code=other.code,
                title=other.title,
            ),
        )


def _against_parent(launch: Launch) -> Iterator[GateItem]:
    if not launch.parent_code:
        return
    parent_span, span = launch.parent_span, launch.span
    if span and parent_span and not span.overlaps(parent_span):
        yield _warn(
            "parent_period",
            say("Thời gian thi đua nằm ngoài thời gian của %(parent_code)s.", parent_code=launch.parent_code),
        )
    theirs = {t.indicator: t for t in launch.parent_targets if t.indicator and not t.repeats and not t.adds_up}
    for target in launch.targets:
        parent = theirs.get(target.indicator) if target.indicator and not target.repeats else None
        if parent is not None:
            yield from _weaker(target, parent, launch.parent_code)


def _weaker(target: GateTarget, parent: GateTarget, parent_code: str) -> Iterator[GateItem]:
    """A level that keeps our target but not the parent's contradicts it; what the parent sums up is not compared."""
    where = f"target:{target.key}"
    try:
        ours, theirs = rule_of(target.promise), rule_of(parent.promise)
        shift = convert(Decimal(1), parse_unit(parent.unit), parse_unit(target.unit))
    except Incompatible:
        yield _warn(
            "parent_unit",
            say("Chỉ tiêu “%(name)s” khác đơn vị tính với %(parent_code)s.", name=target.name, parent_code=parent_code),
            where,
        )
        return
    except CannotJudge:
        return
    required = theirs.kept.moved(shift, Decimal(0))
    if not ours.kept.overlaps(required):
        yield _block("against_parent", _against(target, required, parent_code, say("trái với")), where)
    elif ours.direction is theirs.direction and _is_weaker(ours.kept, required, ours.direction):
        word = say("thấp hơn") if ours.direction is Direction.HIGHER else say("cao hơn")
        yield _warn("below_parent", _against(target, required, parent_code, word), where)


def _is_weaker(ours: Interval, required: Interval, direction: Direction) -> bool:
    if direction is Direction.HIGHER:
        return ours.low is not None and required.low is not None and ours.low.value < required.low.value
    if direction is Direction.LOWER:
        return ours.high is not None and required.high is not None and ours.high.value > required.high.value
    return False


def _against(target: GateTarget, required: Interval, parent_code: str, word: str) -> str:
    return say(
        "Chỉ tiêu “%(name)s” %(word)s yêu cầu của %(parent_code)s (%(required)s).",
        name=target.name,
        word=word,
        parent_code=parent_code,
        required=required.sentence(target.unit),
    )
