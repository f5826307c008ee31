"""Who is to do what: the part on organisation (tổ chức thực hiện, phân công)."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.marks import BULLETS
from thidua.documents.logic.organisations import begins_body
from thidua.documents.logic.outline import Line, Node, Outline, walk
from thidua.documents.logic.passage import Span, fold
from thidua.documents.logic.zones import Zone

_SECTION_HEADS = ("to chuc thuc hien", "phan cong", "trach nhiem", "nhiem vu cu the", "to chuc, thuc hien", "thuc hien")
_ENTRUSTING = pattern_of(r"(?:giao(?: cho)?|phan cong|de nghi|yeu cau|uy quyen|kinh de nghi)\s+(?=\S)")
_DUTY = pattern_of(
    r",?\s+(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tham mưu|theo dõi|đôn đốc|hướng dẫn|kiểm tra|tổng hợp|"
    r"xây dựng|"
    r"(?<!các )tổ chức|triển khai|cụ thể hóa|cụ thể hoá|căn cứ|báo cáo|gửi|lập|ban hành|phân khai|đẩy mạnh|"
    r"tăng cường|chỉ đạo|"
    r"vận động|tuyên truyền|là cơ quan|là đầu mối|là đơn vị|phát động|hỗ trợ|bố trí|cân đối|thẩm định|giám sát|"
    r"thực hiện|"
    r"quán triệt|cung cấp|đảm bảo|bảo đảm|lựa chọn|mở chuyên|đưa|nghiêm túc|khẩn trương|chủ động|tiếp tục|hưởng ứng|"
    r"đăng ký|"
    r"nhân rộng|kêu gọi|phát huy|giao|rà soát|quản lý|tham gia|duy trì|đề xuất|trình|cần|phải)(?!\w)"
)
_OTHER_ACTORS = (
    "thu truong", "chu tich", "truong ", "pho ", "cac ", "can bo", "lanh dao ", "hieu truong", "giam doc",
    "bo phan", "chanh", "nguoi dung dau", "toan the", "moi ", "tung ", "don vi", "bi thu", "cum truong",
    "khoi truong", "to ", "thanh vien", "bao ", "cap uy", "to chuc",
)  # fmt: skip
_LONGEST_NAME = 220


@frozen
class Assignment:
    """``who`` is as written; ``task`` is the rest of the item, its sub-items included."""

    who: str
    task: str
    span: Span


def read_assignments(outline: Outline) -> tuple[Assignment, ...]:
    """The items of the last part that is headed as organisation, division of work or responsibility."""
    section = None
    for node in walk(outline.roots):
        if node.line.zone is Zone.BODY and not node.line.cells and _is_section(outline.words(node.line).text):
            section = node
    nodes = section.children if section else _duty_articles(outline)
    return tuple(assignment for node in nodes for assignment in _of_node(outline, node))


def _is_section(words: str) -> bool:
    folded = fold(words).strip(" .:")
    return len(folded) < 90 and (
        folded.startswith(_SECTION_HEADS[:-1]) or folded in _SECTION_HEADS or folded.endswith("to chuc thuc hien")
    )


def _duty_articles(outline: Outline) -> tuple[Node, ...]:
    """Decisions entrust in their articles: ``Điều 3. Giao …``."""
    return tuple(node for node in outline.roots if node.line.number and node.line.zone is Zone.BODY)


def _of_node(outline: Outline, node: Node) -> Iterator[Assignment]:
    if node.line.cells:
        return
    words = outline.words(node.line)
    split = _split(words.text)
    if split is None:
        if node.line.kind not in BULLETS:
            for child in node.children:
                yield from _of_node(outline, child)
        return
    who, task = split
    below = _lines_below(node, named_only=not task)
    span = (node.line.start, max([node.line.end, *(line.end for line in below)]))
    parts = _several(task) if not below else [task]
    for at, part in enumerate(parts):
        again = _split(part) if at else None
        whole = " ".join([again[1] if again else part, *(outline.whole(line).text for line in below)]).strip()
        if whole:
            yield Assignment(again[0] if again else who, whole, span)


def _lines_below(node: Node, *, named_only: bool) -> list[Line]:
    """Sub-items; plain paragraphs too where the item names the body and nothing else."""
    if node.line.kind is None:
        return []
    return [
        line
        for child in node.children
        if child.line.number is not None or named_only
        for line in child.walk()
        if not line.cells
    ]


def _several(task: str) -> list[str]:
    """``theo dõi …; Phòng Nội vụ tham mưu …``: one item may entrust several bodies."""
    parts: list[str] = []
    for part in task.split("; "):
        if parts and not (begins_body(part) and _split(part)):
            parts[-1] += f"; {part}"
        else:
            parts.append(part)
    return parts


def _split(text: str) -> tuple[str, str] | None:
    """Name and duty: parted by a colon, by a verb of duty behind the name, or the line is the name alone."""
    folded = fold(text)
    entrusted = _ENTRUSTING.match(folded)
    start = entrusted.end() if entrusted else 0
    if not _is_actor(text[start:], folded[start:], named=not entrusted):
        return None
    colon = text.find(":", start, start + _LONGEST_NAME)
    duty = _DUTY.search(text, start, start + _LONGEST_NAME)
    if colon >= 0 and (duty is None or colon < duty.start()):
        return text[start:colon].strip(), text[colon + 1 :].strip()
    if duty:
        return text[start : duty.start()].strip(" ,"), text[duty.start() :].strip(" ,")
    if begins_body(text) and len(text) < _LONGEST_NAME and text[-1] not in ".;":
        return text.strip(), ""
    return None


def _is_actor(text: str, folded: str, *, named: bool) -> bool:
    """A body, or the people of one; at the head of a sentence it stands with a capital."""
    return (text[:1].isupper() or not named) and (begins_body(text[:60]) or folded.startswith(_OTHER_ACTORS))
