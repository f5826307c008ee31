"""“Vì sao điểm này”: every point of a card in sentences that a commune officer can read out, down to the figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thidua.core.logic.numerals import format_number
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import Card
from thidua.scoring.logic.earning import ZERO, reached_step
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.methods import Count, Deduction, Manual, Rank, Share, Steps, YesNo
from thidua.scoring.logic.scheme import InputRules, Scheme
from thidua.scoring.logic.terms import DisputeRule, Measure, MissingRule, SectionKind, Standing, UnconfirmedRule, Veto

STATE_WORDS = {
    FigureState.REPORTED: "đơn vị tự báo, chưa ai xác nhận",
    FigureState.APPROVED: "thủ trưởng đơn vị đã duyệt, cơ quan chủ trì chưa xác nhận",
    FigureState.CONFIRMED: "cơ quan chủ trì đã xác nhận",
    FigureState.OFFICIAL: "số liệu chính thức",
}
VETO_WORDS = {
    Veto.NOT_RANKED: "không xếp hạng",
    Veto.NOT_PROPOSED: "không đề nghị khen thưởng",
    Veto.ONE_CLASS_DOWN: "hạ một mức xếp loại",
}
DISPUTE_WORDS = {
    DisputeRule.LOWER: "tạm tính theo số cho ít điểm hơn",
    DisputeRule.CHECKED: "tạm tính theo số đã kiểm tra",
    DisputeRule.ZERO: "tạm tính 0 điểm",
}


def explain_line(line: Line, rules: InputRules) -> tuple[str, ...]:
    """The sentences of one line, from the figure to the points."""
    return tuple(_sentences(line, rules))


def _sentences(line: Line, rules: InputRules) -> Iterator[str]:
    if line.standing is Standing.NOT_ASSIGNED:
        yield (
            f"Đơn vị không được giao nội dung này nên {_n(line.criterion.maximum)} điểm được loại khỏi mẫu số, "
            "không ảnh hưởng kết quả."
        )
        return
    if line.reading.measure is None:
        yield _nothing_known(line, rules)
        return
    if line.reading.basis:
        yield line.reading.basis
    yield _rule(line, line.reading.measure)
    yield from _late(line, rules)
    yield from _doubt(line, rules)
    yield _result(line)


def _n(value: Decimal) -> str:
    return format_number(value)


def _nothing_known(line: Line, rules: InputRules) -> str:
    if line.kind is not SectionKind.MAIN:
        return "Không phát sinh nên không cộng, không trừ điểm."
    why = line.reading.basis or "Chưa có số liệu."
    if rules.missing is MissingRule.LEAVES_OUT:
        return f"{why} Theo bảng điểm, tiêu chí thiếu số liệu được loại khỏi mẫu số."
    return (
        f"{why} Theo bảng điểm, thiếu số liệu tính 0 điểm; còn có thể được tới {_n(line.criterion.maximum)} điểm "
        "khi số liệu được bổ sung đúng quy định."
    )


def _rule(line: Line, measure: Decimal) -> str:
    """What the method makes of the number."""
    top, raw = _n(line.criterion.maximum), _n(line.raw)
    match line.criterion.method:
        case Share(full_at=full, none_below=floor):
            return _share(line, measure, full, floor)
        case Steps():
            return _ladder(line.criterion.method, line, measure)
        case YesNo(earned_by=wanted):
            answer = "có" if measure else "không"
            deserved = (measure != 0) is wanted
            verb = "bị trừ" if line.kind is SectionKind.PENALTY else "được"
            return f"Trả lời “{answer}”: {verb} {raw} điểm." if deserved else f"Trả lời “{answer}”: 0 điểm."
        case Count(each=each):
            verb = "trừ" if line.kind is SectionKind.PENALTY else "điểm"
            return f"{_n(measure)} lượt × {_n(each)} {verb}, nhiều nhất {top}: {raw} điểm."
        case Deduction(each_fault=each):
            return f"Bắt đầu từ {top} điểm, {_n(measure)} lỗi × {_n(each)} điểm trừ, không dưới 0: {raw} điểm."
        case Rank(lost_per_place=lost, lowest=lowest):
            return (
                f"Đứng thứ {line.place} trong cụm: {top} điểm trừ {_n(lost)} điểm cho mỗi bậc sau hạng nhất, "
                f"thấp nhất {_n(lowest)}: {raw} điểm."
            )
        case Manual():
            return f"Chấm {_n(measure)} trên thang {top}: {raw} điểm."


def _share(line: Line, measure: Decimal, full: Decimal, floor: Decimal) -> str:
    top, percent = _n(line.criterion.maximum), _n(measure)
    if measure < floor:
        return f"Hoàn thành {percent}%, dưới mức {_n(floor)}% bắt đầu có điểm: 0 điểm."
    if measure >= full:
        return f"Hoàn thành {percent}%, từ {_n(full)}% trở lên được đủ {top} điểm."
    return f"Hoàn thành {percent}%: {top} × {percent} / {_n(full)} = {_n(line.raw)} điểm."


def _ladder(method: Steps, line: Line, measure: Decimal) -> str:
    said = f"Hoàn thành {_n(measure)}%" if method.of is Measure.ATTAINMENT else f"Số liệu {_n(measure)}"
    step = reached_step(method, measure)
    if step is None:
        return f"{said}, chưa tới bậc đầu tiên: 0 điểm."
    bound = "trở xuống" if method.falling else "trở lên"
    mark = "%" if method.of is Measure.ATTAINMENT else ""
    return f"{said}, đạt bậc {_n(step.reached)}{mark} {bound}: {_n(line.raw)} điểm."


def _late(line: Line, rules: InputRules) -> Iterator[str]:
    days = line.reading.late_days
    if not days or line.kind is SectionKind.PENALTY:
        return
    if line.cut:
        yield (
            f"Nộp muộn {days} ngày làm việc: trừ {_n(rules.late.cut(days))}% số điểm của dòng, "
            f"tức {_n(line.cut)} điểm (nhiều nhất {_n(rules.late.most)}%)."
        )
    else:
        yield f"Nộp muộn {days} ngày làm việc, trong mức không trừ điểm."


def _doubt(line: Line, rules: InputRules) -> Iterator[str]:
    span = f"điểm có thể từ {_n(line.low)} đến {_n(line.high)}"
    if line.standing is Standing.DISPUTED and line.reading.disputed is not None:
        yield (
            f"Đang giải quyết kiến nghị giữa số {_n(line.reading.measure or ZERO)} và số {_n(line.reading.disputed)}: "
            f"{DISPUTE_WORDS[rules.disputed]}; {span}."
        )
    elif line.standing is Standing.UNCONFIRMED:
        effect = "vẫn tính điểm" if rules.unconfirmed is UnconfirmedRule.COUNTS else "chưa tính điểm"
        yield f"Số liệu ở mức “{STATE_WORDS[line.reading.state]}”: {effect}; {span}."
    elif line.criterion.indicator:
        yield f"Số liệu ở mức “{STATE_WORDS[line.reading.state]}”."


def _result(line: Line) -> str:
    if line.kind is SectionKind.PENALTY:
        return f"Điểm trừ của dòng: {_n(-line.points)}."
    return f"Điểm của dòng: {_n(line.points)} trên {_n(line.criterion.maximum)}."


def explain_card(card: Card, scheme: Scheme) -> tuple[str, ...]:
    """The sentences from the sums to the total and to what gates do."""
    return tuple(_total_sentences(card, scheme))


def _total_sentences(card: Card, scheme: Scheme) -> Iterator[str]:
    yield f"Điểm chuẩn đạt {_n(card.earned)} trên {_n(card.possible)} điểm được giao."
    if card.possible != scheme.maximum and card.possible:
        yield (
            f"Quy đổi phần được giao về thang {_n(scheme.maximum)}: {_n(card.earned)} × {_n(scheme.maximum)} / "
            f"{_n(card.possible)} = {_n(card.main)} điểm."
        )
    for section in scheme.sections:
        if card.sums[section.key].capped:
            yield f"“{section.name}” chạm mức trần {_n(section.maximum)} điểm nên phần vượt không tính."
    yield (
        f"Tổng điểm: {_n(card.main)} + {_n(card.bonus)} thưởng - {_n(card.penalty)} trừ = {_n(card.total)} "
        f"({_n(card.percent)}% thang điểm)."
    )
    if card.improvement is not None:
        word = "tăng" if card.improvement >= 0 else "giảm"
        yield f"So với năm trước {word} {_n(abs(card.improvement))} điểm phần trăm."
    for gate in card.gates:
        source = f" ({gate.citation})" if gate.citation else ""
        yield f"Điểm liệt “{gate.name}”{source}: {VETO_WORDS[gate.veto]}."
