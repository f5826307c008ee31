"""A document taken apart into its components in the order of the paper, and put together again.

Both readers of issued documents, of DOCX by styles and of PDF by places, give the same list of components; what the
list means is decided here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from thidua.documents.logic.body_parts import CENTRED, NUMBERS
from thidua.documents.logic.decree30 import (
    TITLES,
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Secrecy,
    Signature,
    Urgency,
    capitals,
    clean,
)
from thidua.documents.logic.printing import ABOUT, ADDRESSED


class Role(StrEnum):
    """What a line of an issued document is; numbers are those of the boxes in Appendix I."""

    NATION = "nation"  # 1
    MOTTO = "motto"  # 1
    PARENT = "parent"  # 2
    ISSUER = "issuer"  # 2
    NUMBER = "number"  # 3
    DATE = "date"  # 4
    TYPE = "type"  # 5a
    ABSTRACT = "abstract"  # 5a
    LETTER_ABSTRACT = "letter_abstract"  # 5b
    DECIDING = "deciding"  # 6
    BASE = "base"  # 6
    DECIDES = "decides"  # 6
    LABEL = "label"  # 6: "Phần I", "Chương I", "Mục 1" on a line of its own
    LABEL_TITLE = "label_title"  # 6: the title below it
    TITLED = "titled"  # 6: a numbered line with a title
    RUN_IN = "run_in"  # 6: "Điều 1." in bold with running text after it
    BODY = "body"  # 6
    ELEMENT = "element"  # 6: a table or picture, already whole
    AUTHORITY = "authority"  # 7a
    POSITION = "position"  # 7a
    SIGNER = "signer"  # 7b
    ADDRESSED = "addressed"  # 9a: "Kính gửi:" and a single addressee
    ADDRESSEE = "addressee"  # 9a: one of several
    RECIPIENTS_HEAD = "recipients_head"  # 9b
    RECIPIENT = "recipient"  # 9b
    SECRECY = "secrecy"  # 10a
    URGENCY = "urgency"  # 10b
    APPENDIX = "appendix"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_NOTE = "appendix_note"


@dataclass(frozen=True, slots=True)
class Component:
    """One line or part of the paper. ``landscape`` belongs to the first line of an appendix."""

    role: Role
    text: str = ""
    element: Element | None = None
    landscape: bool = False


class NotIssuedHere(ValueError):
    """The file is no Decree-30 document of the layout the system issues; ``str()`` says in Vietnamese what is missing."""


NUMBER: Final = re.compile(r"Số:\s*(?P<number>\d*)\s*/\s*(?P<symbol>\S.*)")
DATE: Final = re.compile(r"(?P<place>.+?),\s*ngày\s*(?P<day>\d*)\s*tháng\s*(?P<month>\d*)\s*năm\s*(?P<year>\d*)\s*")
LABEL: Final = re.compile(
    "|".join(rf"(?P<{level.value}>{word} (?:{NUMBERS[level]}))" for level, word in CENTRED.items())
)
NUMBERED: Final = re.compile(
    rf"(?:Điều (?P<article>{NUMBERS[Level.ARTICLE]})\.|(?P<subclause>{NUMBERS[Level.SUBCLAUSE]})\."
    rf"|(?P<clause>{NUMBERS[Level.CLAUSE]})\.|(?P<section>{NUMBERS[Level.SECTION]})\."
    rf"|(?P<point>{NUMBERS[Level.POINT]})\)) (?P<text>.+)"
)
APPENDIX: Final = re.compile(r"Phụ lục (?P<number>\S.*)")
_Mark = TypeVar("_Mark", Urgency, Secrecy)
_NUMBERED_LEVELS = (Level.ARTICLE, Level.SUBCLAUSE, Level.CLAUSE, Level.SECTION, Level.POINT)


def numbered(text: str, *, titled: bool) -> Heading | None:
    """The heading a printed line is, or None where it carries no number of any level."""
    found = NUMBERED.fullmatch(text)
    if found is None:
        return None
    level = next(level for level in _NUMBERED_LEVELS if found[level.value])
    return Heading(level, found[level.value], found["text"], titled=titled)


def labelled(label: str, title: str) -> Heading | None:
    """The heading of two centred lines, or None where the first is no label."""
    found = LABEL.fullmatch(label)
    if found is None or not title:
        return None
    level = next(level for level in CENTRED if found[level.value])
    return Heading(level, label.removeprefix(f"{CENTRED[level]} "), title)


@dataclass(slots=True)
class _Signer:
    authority: list[str] = field(default_factory=list)
    position: str = ""
    name: str = ""


@dataclass(slots=True)
class _Part:
    """The main part or an appendix while it is gathered."""

    number: str = ""
    title: str = ""
    landscape: bool = False
    body: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Assembly:
    """Takes components in the order of the paper and gives the document."""

    lines: dict[Role, list[str]] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=lambda: [_Part()])
    signers: list[_Signer] = field(default_factory=list)
    label: str = ""

    def add(self, component: Component) -> None:
        """Take the next component; lines in no place of their own become text of the body."""
        text = clean(component.text)
        if not text and component.element is None:
            return
        if self.label:
            self._close_label(component.role, text)
            if component.role is Role.LABEL_TITLE:
                return
        match component.role:
            case Role.ELEMENT:
                if component.element is not None:
                    self.parts[-1].body.append(component.element)
            case Role.LABEL:
                self.label = text
            case Role.APPENDIX:
                self._open_appendix(text, landscape=component.landscape)
            case Role.APPENDIX_TITLE:
                self.parts[-1].title = " ".join(filter(None, [self.parts[-1].title, text]))
            case Role.AUTHORITY | Role.POSITION | Role.SIGNER:
                self._sign(component.role, text)
            case Role.TITLED | Role.RUN_IN:
                heading = numbered(text, titled=component.role is Role.TITLED)
                self.parts[-1].body.append(heading or Paragraph(text))
            case Role.BODY | Role.LABEL_TITLE:
                self.parts[-1].body.append(Paragraph(text))
            case _:
                self.lines.setdefault(component.role, []).append(text)

    def _close_label(self, role: Role, text: str) -> None:
        heading = labelled(self.label, text) if role is Role.LABEL_TITLE else None
        self.parts[-1].body.append(heading or Paragraph(self.label))
        if heading is None and role is Role.LABEL_TITLE and text:
            self.parts[-1].body.append(Paragraph(text))
        self.label = ""

    def _open_appendix(self, text: str, *, landscape: bool) -> None:
        found = APPENDIX.fullmatch(text)
        self.parts.append(_Part(number=found["number"] if found else text, landscape=landscape))

    def _sign(self, role: Role, text: str) -> None:
        last = self.signers[-1] if self.signers else None
        if last is None or last.name or (last.position and role is not Role.SIGNER):
            last = _Signer()
            self.signers.append(last)
        if role is Role.AUTHORITY:
            last.authority.append(text)
        elif role is Role.POSITION:
            last.position = text
        else:
            last.name = text

    def document(self, meta: tuple[tuple[str, str], ...] = ()) -> Document:
        """The whole document. Raises :class:`NotIssuedHere` where a part no document lacks is missing."""
        if self.label:
            self._close_label(Role.BODY, "")
        kind = self._kind()
        found, dated = self._number(), self._date()
        try:
            return Document(
                kind=kind,
                parent=self._joined(Role.PARENT),
                issuer=self._joined(Role.ISSUER),
                number=int(found["number"]) if found["number"] else None,
                symbol=found["symbol"],
                place=dated["place"],
                day=_day(dated),
                abstract=self._abstract(kind),
                signatures=tuple(Signature(s.position, s.name, tuple(s.authority)) for s in self.signers),
                addressed_to=self._addressed_to(),
                deciding=self._joined(Role.DECIDING),
                bases=tuple(self.lines.get(Role.BASE, ())),
                body=tuple(self.parts[0].body),
                recipients=tuple(_without_dash(line) for line in self.lines.get(Role.RECIPIENT, ())),
                appendices=tuple(Appendix(p.number, p.title, tuple(p.body), p.landscape) for p in self.parts[1:]),
                urgency=_mark(Urgency, self._joined(Role.URGENCY)),
                secrecy=_mark(Secrecy, self._joined(Role.SECRECY)),
                meta=meta,
            )
        except ValueError as error:
            message = (
                "Văn bản thiếu phần bắt buộc theo thể thức (cơ quan ban hành, số và ký hiệu, địa danh, trích yếu, "
                "chức vụ người ký, tên phụ lục). Hãy bổ sung trong tệp rồi tải lên lại."
            )
            raise NotIssuedHere(message) from error

    def _kind(self) -> Kind:
        printed = capitals(self._joined(Role.TYPE))
        for kind, title in TITLES.items():
            if title == printed:
                return kind
        message = f"Không có loại văn bản “{printed}”. Hãy giữ nguyên tên loại văn bản như khi hệ thống tạo ra."
        raise NotIssuedHere(message)

    def _abstract(self, kind: Kind) -> str:
        if kind is Kind.LETTER:
            return self._joined(Role.LETTER_ABSTRACT).removeprefix(ABOUT).strip()
        return self._joined(Role.ABSTRACT)

    def _number(self) -> re.Match[str]:
        found = NUMBER.fullmatch(self._joined(Role.NUMBER))
        if found is None:
            raise NotIssuedHere("Không thấy dòng “Số: …/ký hiệu”. Hãy giữ dòng này ở dưới tên cơ quan ban hành.")
        return found

    def _date(self) -> re.Match[str]:
        found = DATE.fullmatch(self._joined(Role.DATE))
        if found is None:
            raise NotIssuedHere("Không thấy dòng “địa danh, ngày … tháng … năm …”. Hãy giữ dòng này ở dưới Tiêu ngữ.")
        return found

    def _addressed_to(self) -> tuple[str, ...]:
        head = self._joined(Role.ADDRESSED).removeprefix(ADDRESSED).strip()
        rest = (_without_dash(line) for line in self.lines.get(Role.ADDRESSEE, ()))
        return tuple(filter(None, [head, *rest]))

    def _joined(self, role: Role) -> str:
        return " ".join(self.lines.get(role, ()))


def assemble(components: Iterable[Component], meta: tuple[tuple[str, str], ...] = ()) -> Document:
    """The document of which the components are the lines; raises :class:`NotIssuedHere`."""
    assembly = Assembly()
    for component in components:
        assembly.add(component)
    return assembly.document(meta)


def _without_dash(line: str) -> str:
    return line.removeprefix("-").strip()


def _day(dated: re.Match[str]) -> date | None:
    if not (dated["day"] and dated["month"] and dated["year"]):
        return None
    return date(int(dated["year"]), int(dated["month"]), int(dated["day"]))


def _mark(marks: type[_Mark], text: str) -> _Mark:
    return next((mark for mark in marks if mark.value == text), marks(""))
