"""The papers of a meeting: invitation, minutes, counting record, written from the record (Decree 30/2020/NĐ-CP).

The minutes and the counting record hold the numbers of every vote, small ones too, because the law asks for them
there; what may be told outside is another sentence (:mod:`thidua.council.logic.leak`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from thidua.campaigns.logic.papers.source import Body
from thidua.council.logic.voting import CHOICES, Choice
from thidua.documents.logic.decree30 import (
    Align,
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Signature,
    Table,
)
from thidua.documents.logic.numbering import symbol_for

BLANK_DAY, BLANK_TIME = "… tháng … năm …", "… giờ … phút"


class MeetingForm(StrEnum):
    """What a paper is for. Values are stable: they stand in databases and addresses."""

    INVITATION = "giay-moi-hop"
    MINUTES = "bien-ban-hop"
    COUNTING = "bien-ban-kiem-phieu"


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A member; ``present`` is None before the meeting began."""

    name: str
    post: str
    present: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class VotedItem:
    """An item with its vote. ``votes`` are by choice; empty where nothing was voted. ``rule`` is a clause of words."""

    number: int
    label: str
    round: int
    state: str
    secret: bool
    rule: str
    entitled: int = 0
    cast: int = 0
    votes: tuple[tuple[Choice, str, int], ...] = ()
    invalid: int = 0
    sentence: str = ""
    root: str = ""

    def of(self, choice: Choice) -> int:
        """How many marked any line of this choice."""
        return sum(count for marked, _title, count in self.votes if marked is choice)

    @property
    def named(self) -> str:
        return self.label if self.round == 1 else f"{self.label} (bỏ phiếu lần {self.round})"


@dataclass(frozen=True, slots=True)
class MeetingSource:
    """A meeting with everything its papers may say."""

    body: Body
    council: str
    legal_basis: str
    about: str
    held_on: date
    begins_at: time | None
    place: str
    chair: str
    secretary: str
    members: tuple[MemberFacts, ...]
    items: tuple[VotedItem, ...]
    officers: tuple[str, ...] = ()
    threshold: int = 0

    @property
    def day(self) -> str:
        return f"ngày {self.held_on:%d} tháng {self.held_on:%m} năm {self.held_on:%Y}"

    @property
    def hour(self) -> str:
        return f"{self.begins_at:%H} giờ {self.begins_at:%M} phút" if self.begins_at else BLANK_TIME

    @property
    def where(self) -> str:
        return self.place or "…"


def invitation(source: MeetingSource) -> Document:
    """Giấy mời to the members, with the agenda."""
    body: list[Element] = [
        Paragraph(f"{source.council} kính mời các thành viên Hội đồng dự phiên họp {_lower(source.about)}."),
        _clause(1, f"Thời gian: {source.hour}, {source.day}.", titled=False),
        _clause(2, f"Địa điểm: {source.where}.", titled=False),
        _clause(3, "Nội dung" if source.items else "Nội dung: …", titled=bool(source.items)),
        *(Paragraph(f"{item.named} ({_way(item)}).", bullet=True) for item in source.items),
        Paragraph(
            "Đề nghị các thành viên nghiên cứu tài liệu trước phiên họp, khai xung đột lợi ích (nếu có) và dự họp đầy "
            "đủ. Trường hợp vắng mặt, đề nghị báo thư ký Hội đồng trước ngày họp./."
        ),
    ]
    return _framed(
        source, Kind.INVITATION, f"Dự phiên họp {source.council}", body, (f"Các thành viên {source.council}",)
    )


def minutes(source: MeetingSource) -> Document:
    """Biên bản họp: who was there, what was decided and by which numbers; the discussion is left to be written."""
    here = [member for member in source.members if member.present]
    away = [member for member in source.members if member.present is False]
    body: list[Element] = [
        Paragraph(f"Căn cứ {source.legal_basis} về việc thành lập {source.council}."),
        Paragraph(f"Hồi {source.hour}, {source.day}, tại {source.where}, {source.council} họp: {source.about}."),
        _section("I", "Thành phần"),
        _clause(1, f"Chủ trì: {source.chair or '…'}.", titled=False),
        _clause(2, f"Thư ký: {source.secretary or '…'}.", titled=False),
        _clause(3, f"Có mặt: {len(here):02d}/{len(source.members):02d} thành viên", titled=True),
        *(Paragraph(f"{member.name}, {member.post}.", bullet=True) for member in here),
        _clause(4, f"Vắng mặt: {len(away):02d} thành viên.", titled=False),
        *(Paragraph(f"{_with_note(member)}.", bullet=True) for member in away),
        _section("II", "Nội dung và kết quả"),
    ]
    for number, item in enumerate(source.items, 1):
        body += [_clause(number, item.named), Paragraph(f"Hình thức: {_way(item)}, {item.rule}."), *_votes(item)]
    body += [
        _section("III", "Ý kiến thảo luận"),
        Paragraph("…"),
        _section("IV", "Kết luận"),
        *(Paragraph(f"{item.named}: {item.sentence or item.state}", bullet=True) for item in source.items),
        Paragraph(f"Phiên họp kết thúc hồi {BLANK_TIME} cùng ngày; biên bản đã được đọc lại và thông qua."),
    ]
    signed = (Signature("THƯ KÝ", source.secretary), Signature("CHỦ TRÌ", source.chair))
    abstract = f"Họp {source.council}"
    return _framed(source, Kind.MINUTES, abstract, body, (), signed, ("Các thành viên Hội đồng",))


def counting_record(source: MeetingSource) -> Document:
    """Biên bản kiểm phiếu of the secret ballots, with the seals of the boxes as an appendix."""
    voted = [item for item in source.items if item.secret and item.votes]
    body: list[Element] = [
        Paragraph(f"Hồi {source.hour}, {source.day}, tại {source.where}, {source.council} tiến hành bỏ phiếu kín."),
        _clause(1, f"Tổng số thành viên Hội đồng: {len(source.members):02d} người.", titled=False),
        _clause(2, f"Người giữ khóa hòm phiếu: {', '.join(source.officers) or '…'}.", titled=False),
        Paragraph(
            f"Hòm phiếu được mở khi có ít nhất {source.threshold:02d} người giữ khóa cùng mở, sau khi đã khóa hòm "
            "phiếu và công bố mã niêm phong. Phiếu không mang tên, giờ và thứ tự của người bỏ phiếu."
        ),
        _clause(3, "Kết quả kiểm phiếu"),
        _counting_table(voted),
        *(Paragraph(f"{item.named}: {item.sentence}", bullet=True) for item in voted),
        Paragraph("Kết quả kiểm phiếu tính lại được từ bản ghi đã công bố cho Hội đồng. Biên bản đã được thông qua."),
    ]
    signed = (Signature("THƯ KÝ", source.secretary), Signature("CHỦ TRÌ", source.chair))
    appendices = (Appendix("I", "Mã niêm phong hòm phiếu", (_seals_table(voted),)),) if voted else ()
    abstract = f"Kiểm phiếu tại phiên họp {source.council}"
    return _framed(source, Kind.MINUTES, abstract, body, (), signed, ("Các thành viên Hội đồng",), appendices)


BUILDERS: dict[MeetingForm, Callable[[MeetingSource], Document]] = {
    MeetingForm.INVITATION: invitation,
    MeetingForm.MINUTES: minutes,
    MeetingForm.COUNTING: counting_record,
}


def _framed(
    source: MeetingSource,
    kind: Kind,
    abstract: str,
    body: list[Element],
    addressed_to: tuple[str, ...],
    signatures: tuple[Signature, ...] = (),
    recipients: tuple[str, ...] = ("Như trên",),
    appendices: tuple[Appendix, ...] = (),
) -> Document:
    """The text in the frame of the council's unit. Number and day stay blank."""
    return Document(
        kind=kind,
        issuer=source.body.capitals,
        parent=source.body.parent,
        symbol=symbol_for(kind, source.body.code),
        place=source.body.place,
        abstract=abstract,
        signatures=signatures or (source.body.signature,),
        addressed_to=addressed_to,
        body=tuple(body),
        recipients=(*recipients, "Lưu: VT"),
        appendices=appendices,
    )


def _section(number: str, text: str) -> Heading:
    return Heading(Level.SECTION, number, text)


def _clause(number: int, text: str, *, titled: bool = True) -> Heading:
    return Heading(Level.CLAUSE, str(number), text, titled=titled)


def _way(item: VotedItem) -> str:
    return "bỏ phiếu kín" if item.secret else "biểu quyết công khai"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _with_note(member: MemberFacts) -> str:
    return f"{member.name}, {member.post}{f' ({member.note})' if member.note else ''}"


def _votes(item: VotedItem) -> tuple[Element, ...]:
    if not item.votes:
        return (Paragraph(f"Kết quả: {_lower(item.state)}."),)
    said = "; ".join(f"{_line(choice, title)}: {count:02d}" for choice, title, count in item.votes)
    spoiled = f"; không hợp lệ: {item.invalid:02d}" if item.invalid else ""
    return (
        Paragraph(
            f"Số người được biểu quyết: {item.entitled:02d}; số phiếu thu về: {item.cast:02d}, trong đó "
            f"{said}{spoiled}."
        ),
        Paragraph(f"Kết quả: {item.sentence}"),
    )


def _line(choice: Choice, title: str) -> str:
    return f"{CHOICES[choice].lower()} {title}".strip()


def _counting_table(items: list[VotedItem]) -> Table:
    """One row for each item: handed out, come back, and what was marked."""
    rows = tuple(
        (
            str(number), item.named, str(item.entitled), str(item.cast), str(item.of(Choice.YES)),
            str(item.of(Choice.NO)), str(item.of(Choice.OTHER_TITLE)),
            str(item.of(Choice.NO_OPINION) + item.of(Choice.BLANK)), str(item.invalid),
        )
        for number, item in enumerate(items, 1)
    )  # fmt: skip
    return Table(
        header=(
            "STT", "Nội dung", "Phát ra", "Thu về", "Đồng ý", "Không đồng ý", "Hình thức khác", "Trắng, không ý kiến",
            "Không hợp lệ",
        ),
        rows=rows,
        widths=(5, 31, 8, 8, 8, 10, 10, 11, 9),
        align=(Align.CENTRE, Align.LEFT, *([Align.CENTRE] * 7)),
    )  # fmt: skip


def _seals_table(items: list[VotedItem]) -> Table:
    """The seal of each item, in groups that a person can compare."""
    rows = tuple((str(number), item.named, _in_groups(item.root)) for number, item in enumerate(items, 1))
    return Table(
        header=("STT", "Nội dung", "Mã niêm phong khi khóa hòm"),
        rows=rows,
        widths=(7, 43, 50),
        align=(Align.CENTRE, Align.LEFT, Align.LEFT),
    )


def _in_groups(code: str, size: int = 8) -> str:
    return " ".join(code[at : at + size] for at in range(0, len(code), size))
