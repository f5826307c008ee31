"""The theme (chủ đề) of a campaign and its objective."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.letterhead import Found
from thidua.documents.logic.outline import Node, Outline, walk
from thidua.documents.logic.passage import Passage, fold
from thidua.documents.logic.quotations import quotations
from thidua.documents.logic.zones import Zone

_WORD = pattern_of(r"chu de")
_LONGEST_LINK = 90
_UNQUOTED = pattern_of(
    r"chu de(?: (?:thi dua|hanh dong|nam(?: hoc)?|cua|phong trao|cong tac|dot|\d{4}|la|[-–]))*\s*:\s*(?=\S)"
)
_OWN = ("thi dua", "phat dong", "phong trao", "dot ")
_FOREIGN = (
    "cua tinh",
    "cua trung uong",
    "cua thanh pho",
    "cua huyen",
    "cua bo ",
    "cua nganh",
    "cua ca nuoc",
    "cua chinh phu",
)
_OBJECTIVE_HEADS = tuple(
    pattern_of(rf"(?:\W*)(?:{head})\s*(?:[:.]|$|cua\s|phat dong\s|nam\s)")
    for head in (
        "muc tieu (?:tong quat|chung|tong the)",
        "muc tieu(?: thi dua| chu yeu| phan dau)?",
        "muc dich",
        r"muc dich,?\s*(?:va\s*)?yeu cau",
    )
)
_LONGEST_OBJECTIVE = 4_000
_SHORTEST_TEXT = 20


@frozen
class _Candidate:
    found: Found
    rank: int


def read_theme(outline: Outline) -> Found | None:
    """The words quoted (or standing after a colon) behind “chủ đề”; the campaign's own before one it takes up."""
    best: _Candidate | None = None
    for line in outline.in_zone(Zone.LETTERHEAD, Zone.BODY):
        if line.cells:
            continue
        for candidate in _candidates(outline.whole(line)):
            if best is None or candidate.rank > best.rank:
                best = candidate
    return best.found if best else None


def _candidates(words: Passage) -> Iterator[_Candidate]:
    folded = fold(words.text)
    if "chu de" not in folded:
        return
    quoted = list(quotations(words.text))
    for word in _WORD.finditer(folded):
        quotation = next((one for one in quoted if one.start >= word.end()), None)
        link = folded[word.end() : quotation.start] if quotation else ""
        if quotation and len(link) <= _LONGEST_LINK and ";" not in link and ". " not in link:
            rank = _rank(folded[max(0, word.start() - 120) : word.start()], link)
            yield _Candidate(Found(quotation.text.strip(" .,;"), words.span(*quotation.inner)), rank)
    plain = _UNQUOTED.search(folded)
    if plain and not quoted:
        text = words.text[plain.end() :].strip()
        yield _Candidate(Found(text.strip(" .;,"), words.span(plain.end(), len(words.text))), 1)


def _rank(before: str, link: str) -> int:
    own = any(word in before or word in link for word in _OWN)
    foreign = any(word in link for word in _FOREIGN)
    return 2 + 2 * own - 3 * foreign


def read_objective(outline: Outline) -> str | None:
    """The running text under “Mục tiêu chung”, “Mục tiêu” or “Mục đích”, whichever is most to the point."""
    best: tuple[int, str] | None = None
    for node in walk(outline.roots):
        if node.line.zone is not Zone.BODY or node.line.cells:
            continue
        words = outline.words(node.line).text
        folded = fold(words[:120])
        rank = next((at for at, head in enumerate(_OBJECTIVE_HEADS) if head.match(folded)), None)
        if rank is not None and (best is None or rank < best[0]) and (text := _text_under(outline, node, words)):
            best = (rank, text[:_LONGEST_OBJECTIVE])
    return best[1] if best else None


def _text_under(outline: Outline, node: Node, words: str) -> str:
    """What follows the colon of the heading, else its plain paragraphs, else its items, figures left out."""
    _, colon, rest = words.partition(":")
    if colon and len(rest.strip()) > _SHORTEST_TEXT:
        return rest.strip()
    plain = [child.line for child in node.children if child.line.number is None and not child.line.cells]
    if not plain:
        plain = [child.line for child in node.children if not child.children and not child.line.cells]
        plain = [line for line in plain if not any(one.isdigit() for one in outline.words(line).text)]
    return " ".join(outline.words(line).text for line in plain).strip()
