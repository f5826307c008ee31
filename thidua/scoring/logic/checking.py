"""What is wrong with a scheme before it is published, and what will surprise people when it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say
from thidua.scoring.logic.earning import ZERO
from thidua.scoring.logic.method_checks import faults_of, surprises_of
from thidua.scoring.logic.scheme import Criterion, Gate, Node, Scheme, Section, all_nodes, criteria, nodes
from thidua.scoring.logic.terms import MissingRule, Scorer, SectionKind, TieBy


class Severity(StrEnum):
    """Whether the scheme cannot be published so, or may be after a second look."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``where`` is the key of the node, gate or class, empty for the whole."""

    code: str
    severity: Severity
    message: str
    where: str = ""


def check(scheme: Scheme) -> tuple[Finding, ...]:
    """All findings, those that block first; an empty tuple means the scheme may be published as it is."""
    found = [
        *_frame(scheme),
        *_keys(scheme),
        *(finding for node in all_nodes(scheme) for finding in _node(node)),
        *(finding for kind, criterion in criteria(scheme) for finding in _criterion(kind, criterion)),
        *(finding for gate in scheme.gates for finding in _gate(scheme, gate)),
        *_ties(scheme),
        *_class_ladder(scheme),
        *_rules(scheme),
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARN))


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that keep a scheme from being published."""
    return tuple(finding for finding in findings if finding.severity is Severity.BLOCK)


def _block(code: str, message: str, where: str = "") -> Finding:
    return Finding(code, Severity.BLOCK, message, where)


def _warn(code: str, message: str, where: str = "") -> Finding:
    return Finding(code, Severity.WARN, message, where)


def _frame(scheme: Scheme) -> Iterator[Finding]:
    main = [section for section in scheme.sections if section.kind is SectionKind.MAIN]
    if scheme.maximum <= 0 or not main:
        yield _block(
            "empty", say("Bảng điểm chưa có phần điểm chuẩn; hãy thêm nhóm tiêu chí và đặt tổng điểm lớn hơn 0.")
        )
        return
    total = sum((section.maximum for section in main), ZERO)
    if total != scheme.maximum:
        yield _block(
            "sum",
            say(
                "Các phần điểm chuẩn cộng lại được %(total)s điểm, tổng điểm ghi %(maximum)s; hãy sửa cho khớp.",
                total=format_number(total),
                maximum=format_number(scheme.maximum),
            ),
        )


def _keys(scheme: Scheme) -> Iterator[Finding]:
    keys = [node.key for node in all_nodes(scheme)]
    keys += [gate.key for gate in scheme.gates] + [rule.key for rule in scheme.classes]
    for key, times in Counter(keys).items():
        if times > 1 or not key:
            yield _block(
                "key",
                say("Mã “%(key)s” dùng %(times)s lần; mỗi mục cần một mã riêng, hãy đổi mã.", key=key, times=times),
                key,
            )


def _node(node: Node) -> Iterator[Finding]:
    if node.maximum <= 0:
        yield _block(
            "maximum",
            say("“%(name)s” có điểm tối đa bằng 0 hoặc âm; hãy đặt điểm lớn hơn 0.", name=node.name),
            node.key,
        )
    if isinstance(node, Criterion):
        return
    if not node.parts:
        yield _block(
            "childless",
            say("“%(name)s” chưa có tiêu chí nào; hãy thêm tiêu chí hoặc bỏ mục này.", name=node.name),
            node.key,
        )
        return
    total = sum((part.maximum for part in node.parts), ZERO)
    capped = isinstance(node, Section) and node.kind is not SectionKind.MAIN
    if total != node.maximum and not (capped and total > node.maximum):
        yield _block("sum", _sum_message(node, total, capped=capped), node.key)


def _sum_message(node: Node, total: Decimal, *, capped: bool) -> str:
    said, found = format_number(node.maximum), format_number(total)
    if capped:
        return say(
            "Mức trần %(said)s điểm của “%(name)s” không bao giờ tới: các dòng cộng lại chỉ %(found)s; hãy hạ trần.",
            said=said,
            name=node.name,
            found=found,
        )
    return say(
        "Các mục của “%(name)s” cộng lại được %(found)s điểm nhưng mục ghi %(said)s; hãy sửa cho khớp.",
        name=node.name,
        found=found,
        said=said,
    )


def _criterion(kind: SectionKind, criterion: Criterion) -> Iterator[Finding]:
    for code, message in faults_of(kind, criterion):
        yield _block(code, f"“{criterion.name}” {message}", criterion.key)
    for code, message in surprises_of(criterion):
        yield _warn(code, f"“{criterion.name}” {message}", criterion.key)
    if criterion.scorer is Scorer.OWNER and not criterion.owner:
        yield _warn(
            "owner",
            say("“%(name)s” chưa ghi cơ quan chủ trì kiểm tra; hãy chọn cơ quan.", name=criterion.name),
            criterion.key,
        )
    if not criterion.indicator and not criterion.evidence:
        yield _warn(
            "evidence", say("“%(name)s” chưa nêu tài liệu kiểm chứng cần nộp.", name=criterion.name), criterion.key
        )


def _gate(scheme: Scheme, gate: Gate) -> Iterator[Finding]:
    if not gate.node:
        return
    main = {node.key for section in scheme.sections if section.kind is SectionKind.MAIN for node in nodes(section)}
    if gate.node not in main:
        yield _block(
            "gate",
            say("Điều kiện “%(name)s” chỉ vào mục không có trong điểm chuẩn; hãy chọn lại.", name=gate.name),
            gate.key,
        )
    if not 0 < gate.least_percent <= 100:
        yield _block(
            "gate", say("Điều kiện “%(name)s” cần mức tối thiểu trên 0%% và không quá 100%%.", name=gate.name), gate.key
        )


def _ties(scheme: Scheme) -> Iterator[Finding]:
    keys = {node.key for node in all_nodes(scheme)}
    for tie in scheme.ties:
        if tie.by is TieBy.NODE and tie.node not in keys:
            yield _block("tie", say("Thứ tự ưu tiên khi bằng điểm chỉ vào mục không có; hãy chọn lại mục."), tie.node)
    if not scheme.ties:
        yield _warn("tie", say("Chưa có thứ tự ưu tiên khi bằng điểm: các đơn vị bằng điểm sẽ đồng hạng."))


def _class_ladder(scheme: Scheme) -> Iterator[Finding]:
    for better, worse in pairwise(scheme.classes):
        if better.least_percent <= worse.least_percent:
            yield _block(
                "classes",
                say(
                    "Mức “%(name)s” phải cao hơn mức “%(worse)s”; hãy sửa ngưỡng xếp loại.",
                    name=better.name,
                    worse=worse.name,
                ),
                better.key,
            )
    for rule in scheme.classes:
        if rule.most_share is not None and not 0 < rule.most_share <= 100:
            yield _block(
                "classes",
                say("Tỷ lệ tối đa của “%(name)s” phải trên 0%% và không quá 100%%.", name=rule.name),
                rule.key,
            )


def _rules(scheme: Scheme) -> Iterator[Finding]:
    late = scheme.inputs.late
    if late.per_day > 0 and late.most <= 0:
        yield _block("late", say("Có trừ điểm nộp muộn nhưng mức trừ tối đa bằng 0; hãy đặt mức trừ tối đa."))
    if min(late.per_day, late.most) < 0 or late.most > 100 or late.free_days < 0:
        yield _block("late", say("Mức trừ nộp muộn phải từ 0% đến 100% và số ngày châm chước không âm."))
    if scheme.inputs.missing is MissingRule.LEAVES_OUT:
        yield _warn("missing", say("Tiêu chí thiếu số liệu bị loại khỏi mẫu số: đơn vị không báo cáo có thể lợi hơn."))
    if not 0 <= scheme.places <= 4:
        yield _block("places", say("Số chữ số thập phân của điểm phải từ 0 đến 4."))
