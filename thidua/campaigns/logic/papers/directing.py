"""Papers that steer a campaign under way: chasing letters, submissions, allocation decisions, notices, invitations."""

from __future__ import annotations

from thidua.campaigns.logic.papers.pieces import (
    Text,
    allocation_table,
    article,
    bases,
    bullets,
    clause,
    day_words,
    framed,
    period_words,
    silent_table,
    so_many,
    targets_table,
)
from thidua.campaigns.logic.papers.source import AllocationFacts, PaperSource
from thidua.core.logic.numerals import format_number
from thidua.documents.logic.decree30 import Appendix, Document, Element, Kind, Paragraph

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def chasing_letter(source: PaperSource) -> Document:
    """Công văn đôn đốc: which units have neither acknowledged nor answered, and by when they should."""
    silent = source.silent
    body: list[Element] = [
        Paragraph(
            f"Thực hiện {source.named}, đến ngày {day_words(source.on)} đã có "
            f"{so_many(len(source.participants) - len(silent), 'đơn vị')} tiếp nhận trong tổng số "
            f"{so_many(len(source.participants), 'đơn vị')} được gửi."
        )
    ]
    if silent:
        body += [
            Paragraph(f"Còn {so_many(len(silent), 'đơn vị')} chưa tiếp nhận, chưa phát động hưởng ứng, gồm:"),
            silent_table(silent),
        ]
    body += [
        Paragraph(f"Để phong trào được triển khai đồng bộ, {source.body.name} yêu cầu thủ trưởng các đơn vị nêu trên:"),
        clause(1, "Tiếp nhận phong trào, phổ biến các chỉ tiêu đến cán bộ và Nhân dân.", titled=False),
        clause(2, f"Phát động hưởng ứng, cụ thể hóa chỉ tiêu được giao, {_deadline(source)}.", titled=False),
        clause(3, "Báo cáo khó khăn, vướng mắc (nếu có) để được hướng dẫn.", titled=False),
        Paragraph("Đề nghị các đơn vị nghiêm túc thực hiện."),
    ]
    named = tuple(row.unit for row in silent) if len(silent) <= 8 else ("Thủ trưởng các đơn vị có tên trong danh sách",)
    text = Text(
        Kind.LETTER,
        f"đôn đốc tiếp nhận, hưởng ứng {source.named}",
        tuple(body),
        addressed_to=named or ("Thủ trưởng các đơn vị nhận phong trào",),
        recipients=("Như trên", f"Lãnh đạo {source.body.name}"),
    )
    return framed(source, text)


def _deadline(source: PaperSource) -> str:
    if source.acknowledge_by and source.acknowledge_by > source.on:
        return f"hoàn thành trước ngày {day_words(source.acknowledge_by)}"
    return "hoàn thành trong thời hạn 05 ngày làm việc kể từ ngày nhận văn bản này"


def submission(source: PaperSource) -> Document:
    """Tờ trình: the campaign laid before the body above, or before the issuer's own leaders."""
    body: list[Element] = [
        Paragraph(f"{source.body.name} trình xem xét, cho ý kiến về {source.named} với các nội dung chính sau:"),
        clause(1, "Sự cần thiết"),
        Paragraph(
            f"Phong trào nhằm huy động sức mạnh của các cơ quan, đơn vị và Nhân dân hoàn thành nhiệm vụ năm "
            f"{source.year}, phát hiện và nhân rộng điển hình tiên tiến."
        ),
        clause(2, "Thời gian và phạm vi"),
        Paragraph(
            f"Phong trào được thực hiện {period_words(source)}, tại {so_many(len(source.participants), 'đơn vị')}."
        ),
        clause(3, "Chỉ tiêu thi đua"),
        targets_table(source.targets)
        if source.targets
        else Paragraph("Chỉ tiêu do các đơn vị đăng ký theo nhiệm vụ được giao."),
        clause(4, "Kiến nghị"),
        Paragraph("Kính đề nghị xem xét, quyết định để tổ chức thực hiện."),
    ]
    text = Text(
        Kind.SUBMISSION,
        f"Về {source.named}",
        tuple(body),
        bases=bases(source),
        addressed_to=(source.superior or f"Lãnh đạo {source.body.name}",),
        recipients=("Như trên",),
    )
    return framed(source, text)


def allocation_decision(source: PaperSource) -> Document:
    """Quyết định giao chỉ tiêu: articles, and an appendix with a table for each target that is shared out."""
    shared = tuple(a for a in source.allocations if any(s.value is not None for s in a.shares))
    where = "các Phụ lục kèm theo" if len(shared) > 1 else "Phụ lục kèm theo" if shared else "danh sách do đơn vị lập"
    body = (
        article(
            1,
            f"Giao {so_many(len(shared), 'chỉ tiêu')} thực hiện {source.named} cho các đơn vị, chi tiết tại {where}.",
        ),
        article(
            2,
            "Căn cứ chỉ tiêu được giao, thủ trưởng các đơn vị cụ thể hóa thành nhiệm vụ, tổ chức thực hiện và báo cáo "
            "kết quả đúng kỳ hạn.",
        ),
        article(
            3,
            f"Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị liên quan thuộc "
            f"{source.body.name} chịu trách nhiệm thi hành Quyết định này.",
        ),
    )
    text = Text(
        Kind.DECISION,
        f"Về việc giao chỉ tiêu thực hiện {source.named}",
        body,
        bases=bases(source),
        recipients=("Như Điều 3", *((source.superior,) if source.superior else ())),
        appendices=tuple(_appendix(ROMAN[at], allocation) for at, allocation in enumerate(shared[: len(ROMAN)])),
    )
    return framed(source, text)


def _appendix(number: str, allocation: AllocationFacts) -> Appendix:
    total = "" if allocation.total is None else f" Mức của toàn đơn vị: {format_number(allocation.total)}"
    said = f"{total} {allocation.unit}." if total else ""
    without = [f"{s.unit}: {s.reason}" for s in allocation.shares if s.value is None and s.reason]
    body: list[Element] = [Paragraph(f"Chỉ tiêu: {allocation.target}.{said}"), allocation_table(allocation)]
    if without and len(without) <= 10:
        body += [Paragraph("Các đơn vị không giao chỉ tiêu này:"), *bullets(f"{line}." for line in without)]
    elif without:
        body.append(Paragraph(f"Không giao chỉ tiêu này cho {so_many(len(without), 'đơn vị')}: {_why(allocation)}."))
    return Appendix(number, f"Giao chỉ tiêu {allocation.target}", tuple(body))


def _why(allocation: AllocationFacts) -> str:
    reasons = dict.fromkeys(s.reason for s in allocation.shares if s.value is None and s.reason)
    return "; ".join(reason[0].lower() + reason[1:] for reason in reasons)


def notice(source: PaperSource) -> Document:
    """Thông báo: how the campaign stands with its units on the day."""
    acknowledged = sum(row.acknowledged_on is not None or bool(row.answer) for row in source.participants)
    body: list[Element] = [
        Paragraph(f"{source.body.name} thông báo tình hình triển khai {source.named} đến ngày {day_words(source.on)}:"),
        clause(1, f"Đã gửi tới {so_many(len(source.participants), 'đơn vị')}.", titled=False),
        clause(2, f"Đã tiếp nhận: {so_many(acknowledged, 'đơn vị')}.", titled=False),
        clause(3, f"Đã phát động hưởng ứng: {so_many(len(source.answered), 'đơn vị')}.", titled=False),
    ]
    for change in source.changes:
        body.append(
            Paragraph(
                f"“{change.target}” điều chỉnh từ {change.before} thành {change.after} theo {change.document}.",
                bullet=True,
            )
        )
    body.append(Paragraph("Thông báo để các cơ quan, đơn vị biết, thực hiện."))
    text = Text(
        Kind.NOTICE,
        f"Tình hình triển khai {source.named}",
        tuple(body),
        recipients=("Các đơn vị nhận phong trào", f"Lãnh đạo {source.body.name}"),
    )
    return framed(source, text)


def invitation(source: PaperSource) -> Document:
    """Giấy mời to a conference about the campaign; hour and place are left to be filled in."""
    body: list[Element] = [
        Paragraph(f"{source.body.name} tổ chức hội nghị triển khai {source.named}. Trân trọng kính mời:"),
        clause(1, "Thành phần", titled=True),
        *bullets((f"Lãnh đạo {source.body.name};", "Thủ trưởng các cơ quan, đơn vị nhận phong trào.")),
        clause(2, "Thời gian: … giờ … phút, ngày … tháng … năm ….", titled=False),
        clause(3, f"Địa điểm: Hội trường {source.body.name}.", titled=False),
        Paragraph("Đề nghị các đồng chí dự đúng thành phần, thời gian./."),
    ]
    text = Text(
        Kind.INVITATION,
        f"Dự hội nghị triển khai {source.named}",
        tuple(body),
        addressed_to=("Thủ trưởng các đơn vị nhận phong trào",),
        recipients=("Như trên",),
    )
    return framed(source, text)
