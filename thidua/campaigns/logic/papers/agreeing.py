"""Papers that several sign: the pledge of the units, and the minutes of a meeting about the campaign."""

from __future__ import annotations

from thidua.campaigns.logic.papers.pieces import (
    Text,
    bullets,
    clause,
    framed,
    period_words,
    so_many,
    targets_table,
)
from thidua.campaigns.logic.papers.source import PaperSource
from thidua.documents.logic.decree30 import Document, Element, Kind, Paragraph, Signature


def pledge(source: PaperSource) -> Document:
    """Giao ước thi đua between the issuer and the units; the first two units that answered sign beside the issuer."""
    parties = [row.unit for row in source.answered or source.participants]
    body: list[Element] = [
        Paragraph(
            f"Hưởng ứng {source.named}, {source.body.name} và {so_many(len(parties), 'đơn vị')} cùng thống nhất "
            f"giao ước thi đua, thực hiện {period_words(source)}, với các nội dung sau:"
        ),
        clause(1, "Phấn đấu hoàn thành và hoàn thành vượt mức các chỉ tiêu:"),
    ]
    if source.targets:
        body.append(targets_table(source.targets))
    body += [
        clause(2, "Các đơn vị cùng thực hiện:"),
        *bullets(
            (
                "Phát động phong trào tại đơn vị, cụ thể hóa chỉ tiêu, phân công người chịu trách nhiệm;",
                "Báo cáo số liệu trung thực, đúng kỳ hạn; trao đổi, giúp nhau tháo gỡ khó khăn;",
                "Giới thiệu cách làm hay, điển hình tiên tiến để cùng học tập, nhân rộng.",
            )
        ),
        clause(3, "Bản giao ước có giá trị đến khi kết thúc phong trào và là căn cứ chấm điểm, bình xét thi đua."),
    ]
    witnesses = tuple(Signature("ĐẠI DIỆN", authority=(unit,)) for unit in parties[:2])
    text = Text(
        Kind.PLEDGE,
        source.title,
        tuple(body),
        recipients=("Các đơn vị ký giao ước", f"Lãnh đạo {source.body.name}"),
        signatures=(*witnesses, source.body.signature),
    )
    return framed(source, text)


def minutes(source: PaperSource) -> Document:
    """Biên bản of a meeting on the campaign: what the record knows, and blanks for what only the meeting does."""
    body: list[Element] = [
        Paragraph("Thời gian bắt đầu: … giờ … phút, ngày … tháng … năm …."),
        Paragraph(f"Địa điểm: Hội trường {source.body.name}."),
        clause(1, "Thành phần"),
        *bullets(
            (
                "Chủ trì: ….",
                "Thư ký: ….",
                f"Có mặt: đại diện …/{so_many(len(source.participants), 'đơn vị')} nhận phong trào.",
            )
        ),
        clause(2, "Nội dung"),
        Paragraph(f"Cuộc họp xem xét tình hình triển khai {source.named}, thực hiện {period_words(source)}."),
        *bullets(_state(source)),
        clause(3, "Ý kiến thảo luận"),
        Paragraph("…"),
        clause(4, "Kết luận"),
        Paragraph("…"),
        Paragraph("Cuộc họp kết thúc vào … giờ … phút cùng ngày, biên bản đã được đọc lại và thông qua."),
    ]
    text = Text(
        Kind.MINUTES,
        f"Họp đánh giá {source.named}",
        tuple(body),
        recipients=("Thành phần dự họp",),
        signatures=(Signature("THƯ KÝ"), Signature("CHỦ TRÌ", source.body.signature.name)),
    )
    return framed(source, text)


def _state(source: PaperSource) -> tuple[str, ...]:
    whole = len(source.participants)
    return (
        f"Đã tiếp nhận: {whole - len(source.silent):02d}/{so_many(whole, 'đơn vị')};",
        f"Đã phát động hưởng ứng: {len(source.answered):02d}/{so_many(whole, 'đơn vị')};",
        f"Chỉ tiêu: {so_many(len(source.targets), 'chỉ tiêu')}, đã phân bổ {len(source.allocations):02d}.",
    )
