"""The papers of a cluster: the giao ước its members sign, and the minutes of its meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.documents.logic.decree30 import Document, Element, Heading, Kind, Level, Paragraph, Signature
from thidua.documents.logic.numbering import symbol_for

BLANK = "…"


@dataclass(frozen=True, slots=True)
class ClusterFacts:
    """A cluster in words. ``issuer`` is the body of its papers as box 2 has it, ``code`` that of its symbols."""

    name: str
    year: int
    issuer: str
    code: str
    place: str
    members: tuple[str, ...]
    is_committee: bool = True


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting in words. ``elected`` is the member chosen to lead, with its votes; ``deputies`` beside it."""

    name: str
    held_on: date
    place: str
    present: tuple[str, ...]
    conclusions: str
    elected: str = ""
    votes: int | None = None
    deputies: tuple[str, ...] = ()


def pledge_paper(cluster: ClusterFacts, targets: Sequence[str]) -> Document:
    """Giao ước of all members; ``targets`` are the sentences of what they strive for together."""
    body: list[Element] = [
        Paragraph(
            f"Các đơn vị thành viên {cluster.name}, gồm {len(cluster.members)} đơn vị, cùng thống nhất ký giao ước thi "
            f"đua năm {cluster.year} với các nội dung sau:"
        ),
        Heading(Level.CLAUSE, "1", "Phấn đấu hoàn thành và hoàn thành vượt mức các chỉ tiêu"),
        *(Paragraph(sentence, bullet=True) for sentence in targets or (BLANK,)),
        Heading(Level.CLAUSE, "2", "Các đơn vị cùng thực hiện"),
        Paragraph("Phát động phong trào, đăng ký danh hiệu và báo cáo số liệu đúng thời gian;", bullet=True),
        Paragraph("Tự chấm điểm trung thực, chấm chéo khách quan theo bảng điểm đã ban hành;", bullet=True),
        Paragraph("Trao đổi kinh nghiệm, giới thiệu và nhân rộng điển hình tiên tiến.", bullet=True),
        Heading(Level.CLAUSE, "3", "Hiệu lực"),
        Paragraph(f"Giao ước có hiệu lực trong năm {cluster.year} và là căn cứ chấm điểm, bình xét thi đua của cụm."),
    ]
    return Document(
        kind=Kind.PLEDGE,
        issuer=cluster.issuer,
        symbol=symbol_for(Kind.PLEDGE, cluster.code),
        place=cluster.place,
        abstract=f"Giao ước thi đua năm {cluster.year} của {cluster.name}",
        signatures=tuple(Signature("ĐẠI DIỆN", authority=(member,)) for member in cluster.members),
        body=tuple(body),
        recipients=("Các đơn vị thành viên", "Lưu: VT"),
    )


def minutes_paper(cluster: ClusterFacts, meeting: MeetingFacts) -> Document:
    """Biên bản of a meeting: who was there, what was concluded, who was elected."""
    absent = [member for member in cluster.members if member not in meeting.present]
    body: list[Element] = [
        Paragraph(f"Thời gian: ngày {meeting.held_on:%d/%m/%Y}."),
        Paragraph(f"Địa điểm: {meeting.place or BLANK}."),
        Heading(Level.CLAUSE, "1", "Thành phần"),
        Paragraph(f"Có mặt {len(meeting.present)}/{len(cluster.members)} đơn vị: {', '.join(meeting.present)}."),
        *([Paragraph(f"Vắng mặt: {', '.join(absent)}.")] if absent else []),
        Heading(Level.CLAUSE, "2", "Nội dung, kết luận"),
        *(Paragraph(line) for line in meeting.conclusions.splitlines() or [BLANK]),
    ]
    if meeting.elected:
        votes = "" if meeting.votes is None else f" với {meeting.votes}/{len(meeting.present)} phiếu"
        body += [
            Heading(Level.CLAUSE, "3", "Bầu đơn vị trưởng, đơn vị phó"),
            Paragraph(f"Hội nghị bầu {meeting.elected} làm đơn vị trưởng{votes}."),
        ]
        if meeting.deputies:
            body.append(Paragraph(f"Đơn vị phó: {', '.join(meeting.deputies)}."))
    return Document(
        kind=Kind.MINUTES,
        issuer=cluster.issuer,
        symbol=symbol_for(Kind.MINUTES, cluster.code),
        place=cluster.place,
        abstract=f"{meeting.name} {cluster.name} năm {cluster.year}",
        signatures=(Signature("THƯ KÝ"), Signature("CHỦ TRÌ")),
        body=tuple(body),
        recipients=("Các đơn vị thành viên", "Lưu: VT"),
    )
