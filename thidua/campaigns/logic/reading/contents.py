"""What is competed in (nội dung thi đua): the numbered tree of that part of the document."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.marks import BULLETS
from thidua.documents.logic.outline import Node, Outline
from thidua.documents.logic.passage import Span, fold
from thidua.documents.logic.zones import Zone

# Headings from the most to the least to the point, without diacritics.
_HEADS = (
    pattern_of(r"noi dung(?: phong trao)? thi dua\b|noi dung phat dong|noi dung phong trao"),
    pattern_of(
        r"noi dung(?: thuc hien| chu yeu| trong tam)?\s*$|noi dung[,:]|noi dung va (?:giai phap|bien phap|nhiem vu)"
    ),
    pattern_of(r".{0,60}\bnoi dung (?:thi dua|phong trao|thuc hien|va|,)"),
    pattern_of(r"nhiem vu(?:,| va) giai phap|nhiem vu trong tam|cac nhiem vu|nhiem vu chu yeu|giai phap"),
)
_LONGEST_HEADING = 350
_DEEPEST = 6


@frozen
class Content:
    """One item: its mark, its heading if it has one, its own text, and the items below it."""

    number: str | None
    heading: str | None
    text: str
    children: tuple[Content, ...]
    span: Span


def read_contents(outline: Outline) -> tuple[Content, ...]:
    """The items of the part “Nội dung thi đua” or its equivalent, and of later parts headed “Thi đua …”."""
    found = _part(outline)
    if found is None:
        return ()
    part, later = found
    items = _items(outline, part.children, 0) or (_content(outline, part, 0),)
    return (*items, *(_content(outline, node, 0) for node in later))


def _part(outline: Outline) -> tuple[Node, list[Node]] | None:
    """The best-headed part and its later sisters headed “Thi đua …”; outer parts before inner ones of equal rank."""
    best: tuple[int, Node, list[Node]] | None = None
    level: list[tuple[Node, Sequence[Node]]] = [(node, outline.roots) for node in outline.roots]
    for _ in range(_DEEPEST):
        for node, sisters in level:
            rank = _rank(outline, node)
            if rank is not None and (best is None or rank < best[0]):
                at = next(at for at, sister in enumerate(sisters) if sister is node)
                best = (rank, node, [one for one in sisters[at + 1 :] if _goes_on(outline, one)])
        level = [(child, node.children) for node, _ in level for child in node.children]
    return (best[1], best[2]) if best else None


def _rank(outline: Outline, node: Node) -> int | None:
    line = node.line
    if line.cells or line.number is None or line.zone is not Zone.BODY or line.kind in BULLETS:
        return None
    folded = fold(outline.words(line).text[:120]).strip(" .:")
    return next((rank for rank, head in enumerate(_HEADS) if head.match(folded)), None)


def _goes_on(outline: Outline, node: Node) -> bool:
    return not node.line.cells and fold(outline.words(node.line).text[:12]).startswith("thi dua ")


def _items(outline: Outline, nodes: Sequence[Node], depth: int) -> tuple[Content, ...]:
    """The marked items; a part without any gives its paragraphs as items."""
    if depth >= _DEEPEST:
        return ()
    marked = [node for node in nodes if node.line.number is not None and not node.line.cells]
    return tuple(_content(outline, node, depth) for node in marked)


def _content(outline: Outline, node: Node, depth: int) -> Content:
    words = outline.words(node.line).text
    plain = [
        outline.words(child.line).text for child in node.children if child.line.number is None and not child.line.cells
    ]
    children = _items(outline, node.children, depth + 1)
    end = max(line.end for line in node.walk())
    heading, text = _heading_and_text(words, has_more=bool(plain or children))
    return Content(node.line.number, heading, " ".join([text, *plain]).strip(), children, (node.line.start, end))


def _heading_and_text(words: str, *, has_more: bool) -> tuple[str | None, str]:
    """A line is a heading when more stands under it and it is no sentence; else a lead before a colon may be one."""
    if has_more and len(words) <= _LONGEST_HEADING and not words.endswith((".", ";")):
        return words.rstrip(" :"), ""
    lead, colon, rest = words.partition(": ")
    if colon and len(lead) <= 120 and rest and not any(mark in lead for mark in ".;“"):
        return lead, rest
    return None, words
