"""“Vì sao điểm này”: every point of a card in sentences that a commune officer can read out, down to the figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say, say_counted
from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import Card
from thidua.scoring.logic.earning import ZERO, reached_step
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.methods import Count, Deduction, Manual, Rank, Share, Steps, YesNo
from thidua.scoring.logic.scheme import InputRules, Scheme
from thidua.scoring.logic.terms import DisputeRule, Measure, MissingRule, SectionKind, Standing, UnconfirmedRule, Veto

STATE_WORDS = {
    FigureState.REPORTED: say("đơn vị tự báo, chưa ai xác nhận"),
    FigureState.APPROVED: say("thủ trưởng đơn vị đã duyệt, cơ quan chủ trì chưa xác nhận"),
    FigureState.CONFIRMED: say("cơ quan chủ trì đã xác nhận"),
    FigureState.OFFICIAL: say("số liệu chính thức"),
}
VETO_WORDS = {
    Veto.NOT_RANKED: say("không xếp hạng"),
    Veto.NOT_PROPOSED: say("không đề nghị khen thưởng"),
    Veto.ONE_CLASS_DOWN: say("hạ một mức xếp loại"),
}
DISPUTE_WORDS = {
    DisputeRule.LOWER: say("tạm tính theo số cho ít điểm hơn"),
    DisputeRule.CHECKED: say("tạm tính theo số đã kiểm tra"),
    DisputeRule.ZERO: say("tạm tính 0 điểm"),
}


def explain_line(line: Line, rules: InputRules) -> tuple[str, ...]:
    """The sentences of one line, from the figure to the points."""
    return tuple(_sentences(line, rules))


def _sentences(line: Line, rules: InputRules) -> Iterator[str]:
    if line.standing is Standing.NOT_ASSIGNED:
        yield (
            say(
                "Đơn vị không được giao nội dung này nên %(maximum)s điểm được loại khỏi mẫu số, không ảnh "
                "hưởng kết quả.",
                maximum=_n(line.criterion.maximum),
            )
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
        return say("Không phát sinh nên không cộng, không trừ điểm.")
    why = line.reading.basis or say("Chưa có số liệu.")
    if rules.missing is MissingRule.LEAVES_OUT:
        return say("%(why)s Theo bảng điểm, tiêu chí thiếu số liệu được loại khỏi mẫu số.", why=why)
    return say(
        "%(why)s Theo bảng điểm, thiếu số liệu tính 0 điểm; còn có thể được tới %(maximum)s điểm "
        "khi số liệu được bổ sung đúng quy định.",
        why=why,
        maximum=_n(line.criterion.maximum),
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
            answer = say("có") if measure else say("không")
            deserved = (measure != 0) is wanted
            verb = say("bị trừ") if line.kind is SectionKind.PENALTY else say("được")
            return (
                say_counted("Trả lời “%(answer)s”: %(verb)s %(raw)s điểm.", line.raw, answer=answer, verb=verb, raw=raw)
                if deserved
                else say("Trả lời “%(answer)s”: 0 điểm.", answer=answer)
            )
        case Count(each=each):
            verb = say("trừ") if line.kind is SectionKind.PENALTY else say("điểm")
            return say_counted(
                "%(measure)s lượt × %(each)s %(verb)s, nhiều nhất %(top)s: %(raw)s điểm.",
                line.raw,
                measure=_n(measure),
                each=_n(each),
                verb=verb,
                top=top,
                raw=raw,
            )
        case Deduction(each_fault=each):
            return say_counted(
                "Bắt đầu từ %(top)s điểm, %(measure)s lỗi × %(each)s điểm trừ, không dưới 0: %(raw)s điểm.",
                line.raw,
                top=top,
                measure=_n(measure),
                each=_n(each),
                raw=raw,
            )
        case Rank(lost_per_place=lost, lowest=lowest):
            return say_counted(
                "Đứng thứ %(place)s trong cụm: %(top)s điểm trừ %(lost)s điểm cho mỗi bậc sau hạng nhất, "
                "thấp nhất %(lowest)s: %(raw)s điểm.",
                line.raw,
                place=line.place,
                top=top,
                lost=_n(lost),
                lowest=_n(lowest),
                raw=raw,
            )
        case Manual():
            return say_counted(
                "Chấm %(measure)s trên thang %(top)s: %(raw)s điểm.", line.raw, measure=_n(measure), top=top, raw=raw
            )


def _share(line: Line, measure: Decimal, full: Decimal, floor: Decimal) -> str:
    top, percent = _n(line.criterion.maximum), _n(measure)
    if measure < floor:
        return say(
            "Hoàn thành %(percent)s%%, dưới mức %(floor)s%% bắt đầu có điểm: 0 điểm.", percent=percent, floor=_n(floor)
        )
    if measure >= full:
        return say(
            "Hoàn thành %(percent)s%%, từ %(full)s%% trở lên được đủ %(top)s điểm.",
            percent=percent,
            full=_n(full),
            top=top,
        )
    return say_counted(
        "Hoàn thành %(percent)s%%: %(top)s × %(percent)s / %(full)s = %(raw)s điểm.",
        line.raw,
        percent=percent,
        top=top,
        full=_n(full),
        raw=_n(line.raw),
    )


def _ladder(method: Steps, line: Line, measure: Decimal) -> str:
    said = (
        say("Hoàn thành %(measure)s%%", measure=_n(measure))
        if method.of is Measure.ATTAINMENT
        else say("Số liệu %(measure)s", measure=_n(measure))
    )
    step = reached_step(method, measure)
    if step is None:
        return say("%(said)s, chưa tới bậc đầu tiên: 0 điểm.", said=said)
    bound = say("trở xuống") if method.falling else say("trở lên")
    mark = "%" if method.of is Measure.ATTAINMENT else ""
    return say_counted(
        "%(said)s, đạt bậc %(reached)s%(mark)s %(bound)s: %(raw)s điểm.",
        line.raw,
        said=said,
        reached=_n(step.reached),
        mark=mark,
        bound=bound,
        raw=_n(line.raw),
    )


def _late(line: Line, rules: InputRules) -> Iterator[str]:
    days = line.reading.late_days
    if not days or line.kind is SectionKind.PENALTY:
        return
    if line.cut:
        yield (
            say(
                "Nộp muộn %(days)s ngày làm việc: trừ %(share)s%% số điểm của dòng, tức %(cut)s điểm "
                "(nhiều nhất %(most)s%%).",
                days=days,
                share=_n(rules.late.cut(days)),
                cut=_n(line.cut),
                most=_n(rules.late.most),
            )
        )
    else:
        yield say("Nộp muộn %(days)s ngày làm việc, trong mức không trừ điểm.", days=days)


def _doubt(line: Line, rules: InputRules) -> Iterator[str]:
    span = say("điểm có thể từ %(low)s đến %(high)s", low=_n(line.low), high=_n(line.high))
    if line.standing is Standing.DISPUTED and line.reading.disputed is not None:
        yield (
            say(
                "Đang giải quyết kiến nghị giữa số %(value)s và số %(disputed)s: %(rule)s; %(span)s.",
                value=_n(line.reading.measure or ZERO),
                disputed=_n(line.reading.disputed),
                rule=DISPUTE_WORDS[rules.disputed],
                span=span,
            )
        )
    elif line.standing is Standing.UNCONFIRMED:
        effect = say("vẫn tính điểm") if rules.unconfirmed is UnconfirmedRule.COUNTS else say("chưa tính điểm")
        yield say(
            "Số liệu ở mức “%(state)s”: %(effect)s; %(span)s.",
            state=STATE_WORDS[line.reading.state],
            effect=effect,
            span=span,
        )
    elif line.criterion.indicator:
        yield say("Số liệu ở mức “%(state)s”.", state=STATE_WORDS[line.reading.state])


def _result(line: Line) -> str:
    if line.kind is SectionKind.PENALTY:
        return say("Điểm trừ của dòng: %(value)s.", value=_n(-line.points))
    return say(
        "Điểm của dòng: %(points)s trên %(maximum)s.", points=_n(line.points), maximum=_n(line.criterion.maximum)
    )


def explain_card(card: Card, scheme: Scheme) -> tuple[str, ...]:
    """The sentences from the sums to the total and to what gates do."""
    return tuple(_total_sentences(card, scheme))


def _total_sentences(card: Card, scheme: Scheme) -> Iterator[str]:
    yield say(
        "Điểm chuẩn đạt %(earned)s trên %(possible)s điểm được giao.",
        earned=_n(card.earned),
        possible=_n(card.possible),
    )
    if card.possible != scheme.maximum and card.possible:
        yield (
            say(
                "Quy đổi phần được giao về thang %(maximum)s: %(earned)s × %(maximum)s / %(possible)s = %(main)s điểm.",
                maximum=_n(scheme.maximum),
                earned=_n(card.earned),
                possible=_n(card.possible),
                main=_n(card.main),
            )
        )
    for section in scheme.sections:
        if card.sums[section.key].capped:
            yield say(
                "“%(name)s” chạm mức trần %(maximum)s điểm nên phần vượt không tính.",
                name=section.name,
                maximum=_n(section.maximum),
            )
    yield (
        say(
            "Tổng điểm: %(main)s + %(bonus)s thưởng - %(penalty)s trừ = %(total)s (%(percent)s%% thang điểm).",
            main=_n(card.main),
            bonus=_n(card.bonus),
            penalty=_n(card.penalty),
            total=_n(card.total),
            percent=_n(card.percent),
        )
    )
    if card.improvement is not None:
        word = say("tăng") if card.improvement >= 0 else say("giảm")
        yield say(
            "So với năm trước %(word)s %(improvement)s điểm phần trăm.",
            word=word,
            improvement=_n(abs(card.improvement)),
        )
    for gate in card.gates:
        source = f" ({gate.citation})" if gate.citation else ""
        yield say(
            "Điểm liệt “%(name)s”%(source)s: %(effect)s.", name=gate.name, source=source, effect=VETO_WORDS[gate.veto]
        )
