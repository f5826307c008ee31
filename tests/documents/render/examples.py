"""One document of every kind, as a commune would write them in the course of a campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from thidua.documents.logic.decree30 import (
    Align,
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Picture,
    Secrecy,
    Signature,
    Table,
    Urgency,
)
from thidua.documents.render.chart import Bars, Lines, Series, bar_chart, line_chart

COMMITTEE = "Ủy ban nhân dân xã Chi Lăng"
CHAIR = Signature("Chủ tịch", "Hoàng Văn Lực", ("TM. Ủy ban nhân dân",))
DEPUTY = Signature("Phó Chủ tịch", "Nông Thị Hạnh", ("TM. Ủy ban nhân dân", "KT. Chủ tịch"))
BY_ORDER = Signature("Trưởng phòng", "Vi Minh Đức", ("TL. Chủ tịch", "KT. Trưởng phòng Văn hóa - Xã hội"))
BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lạng Sơn về tổ chức phong trào "
    "thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội năm 2026",
)
RECIPIENTS = (
    "Thường trực Đảng ủy, Hội đồng nhân dân xã (b/c)",
    "Ủy ban Mặt trận Tổ quốc Việt Nam xã và các tổ chức chính trị - xã hội",
    "Các phòng, đơn vị thuộc xã",
    "Lưu: VT, VHXH",
)
TALK = Paragraph(
    "Các cơ quan, đơn vị, thôn, khu phố tổ chức phong trào thi đua gắn với nhiệm vụ chính trị được giao, bảo đảm thiết "
    "thực, hiệu quả, tránh hình thức; kịp thời phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến."
)
TARGETS = Table(
    ("TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2025", "Kế hoạch năm 2026"),
    (
        ("1", "Tổng sản lượng lương thực có hạt", "tấn", "3.130,5", "3.200"),
        ("2", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "84,770", "92"),
        ("3", "Tỷ lệ hộ nghèo đa chiều", "%", "6,4", ""),
        ("4", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "95,2", "trên 96"),
    ),
    (8, 42, 14, 18, 18),
    (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.RIGHT, Align.RIGHT),
)
BY_UNIT = bar_chart(
    Bars(("Quan Sơn", "Bằng Mạc", "Vạn Linh", "Nhân Lý"), (Series("Kế hoạch", (92, 80, 75, 60)), Series("Thực hiện", (95, 71, 78, 66)))),
    "%",
)  # fmt: skip
BY_MONTH = line_chart(Lines(("T1", "T2", "T3", "T4", "T5", "T6"), (Series("Thu ngân sách", (4, 9, 15, 22, 31, 44)),)), "tỷ đồng")


def _document(kind: Kind, symbol: str, abstract: str, body: tuple[Element, ...], signature: Signature) -> Document:
    return Document(
        kind=kind,
        parent="Ủy ban nhân dân tỉnh Lạng Sơn" if kind is Kind.PLEDGE else "",
        issuer=COMMITTEE,
        symbol=symbol,
        place="Chi Lăng",
        abstract=abstract,
        signatures=(signature,),
        number=5,
        day=date(2026, 2, 5),
        bases=BASES if kind in {Kind.LAUNCH, Kind.PLAN, Kind.DECISION, Kind.SUBMISSION} else (),
        deciding="Chủ tịch Ủy ban nhân dân xã Chi Lăng" if kind is Kind.DECISION else "",
        body=body,
        recipients=RECIPIENTS,
    )


LAUNCH = _document(
    Kind.LAUNCH,
    "PĐ-UBND",
    "Phong trào thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội, quốc phòng, an ninh năm 2026",
    (
        TALK,
        Heading(Level.SECTION, "I", "Chủ đề thi đua"),
        Paragraph("“Đoàn kết - Kỷ cương - Đổi mới - Về đích trước hạn”."),
        Heading(Level.SECTION, "II", "Nội dung thi đua"),
        Heading(Level.CLAUSE, "1", "Về kinh tế"),
        Heading(Level.SUBCLAUSE, "1.1", "Sản lượng lương thực có hạt đạt 3.200 tấn trở lên.", titled=False),
        Paragraph("Thu ngân sách nhà nước trên địa bàn đạt 92 tỷ đồng, tăng 8,5% so với năm 2025;", bullet=True),
        Paragraph("Giải ngân vốn đầu tư công đạt 98% trở lên.", bullet=True),
        Heading(Level.CLAUSE, "2", "Về văn hóa - xã hội"),
        Heading(Level.POINT, "a", "Tỷ lệ hộ nghèo giảm 3% trở lên;", titled=False),
        Heading(Level.POINT, "b", "100% thôn, khu phố có nhà văn hóa đạt chuẩn.", titled=False),
        TARGETS,
        TALK,
    ),
    CHAIR,
)
PLAN = replace(
    _document(
        Kind.PLAN,
        "KH-UBND",
        "Tổ chức phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” trên địa bàn xã năm 2026",
        (
            Heading(Level.PART, "I", "Mục đích, yêu cầu"),
            Heading(Level.CHAPTER, "I", "Những quy định chung về việc phát động, theo dõi và đánh giá phong trào thi đua"),
            Heading(Level.DIVISION, "1", "Phạm vi"),
            *(TALK,) * 14,
            TARGETS,
        ),
        DEPUTY,
    ),
    appendices=(
        Appendix("I", "Phân công thực hiện các chỉ tiêu thi đua", (replace(TARGETS, rows=TARGETS.rows * 9),), landscape=True),
        Appendix("II", "Lịch kiểm tra", (TALK, Picture("Tiến độ thu ngân sách", 80, BY_MONTH))),
    ),
    meta=(("campaign", "CL-2026"),),
)  # fmt: skip
LETTER = replace(
    _document(
        Kind.LETTER,
        "UBND-VHXH",
        "đôn đốc báo cáo kết quả thực hiện phong trào thi đua quý I năm 2026",
        (TALK, TALK, Paragraph("Đề nghị các đơn vị gửi báo cáo trước ngày 14 tháng 3 năm 2026./.")),
        BY_ORDER,
    ),
    addressed_to=("Các phòng chuyên môn thuộc xã", "Trưởng các thôn, khu phố", "Hiệu trưởng các trường học trên địa bàn xã và Giám đốc Trung tâm phục vụ hành chính công"),
    urgency=Urgency.EXPRESS,
    secrecy=Secrecy.SECRET,
    number=None,
    day=None,
)  # fmt: skip
SUBMISSION = replace(
    _document(Kind.SUBMISSION, "TTr-UBND", "Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", (TALK, TALK), CHAIR),
    addressed_to=("Ủy ban nhân dân tỉnh Lạng Sơn",),
    urgency=Urgency.VERY_URGENT,
)  # fmt: skip
MINUTES = replace(
    _document(Kind.MINUTES, "BB-HĐTĐKT", "Họp Hội đồng Thi đua - Khen thưởng xã Chi Lăng", (TALK,) * 3, CHAIR),
    issuer="Hội đồng Thi đua - Khen thưởng xã Chi Lăng",
    parent=COMMITTEE,
    signatures=(Signature("Thư ký", "Lý Thị Mai"), Signature("Chủ tọa", "Hoàng Văn Lực", ("Chủ tịch Hội đồng",))),
)
DECISION = replace(
    _document(
        Kind.DECISION,
        "QĐ-UBND",
        "Về việc giao chỉ tiêu thi đua năm 2026 cho các thôn, khu phố",
        (
            Heading(Level.ARTICLE, "1", "Giao chỉ tiêu thi đua năm 2026 cho 24 thôn, khu phố (có danh sách kèm theo).", titled=False),
            Heading(Level.ARTICLE, "2", "Tổ chức thực hiện"),
            Heading(Level.CLAUSE, "1", "Trưởng thôn, khu phố triển khai các chỉ tiêu được giao.", titled=False),
            Heading(Level.CLAUSE, "2", "Phòng Văn hóa - Xã hội theo dõi, đôn đốc.", titled=False),
            Heading(Level.ARTICLE, "3", "Chánh Văn phòng và các cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.", titled=False),
        ),
        Signature("Chủ tịch", "Hoàng Văn Lực"),
    ),
    appendices=(Appendix("I", "Chỉ tiêu giao", (TARGETS,)),),
    recipients=("Như Điều 3", "Phòng Nội vụ tỉnh - bộ phận thi đua, khen thưởng và tôn vinh", "Lưu: VT"),
)  # fmt: skip
REPORT = _document(
    Kind.REPORT,
    "BC-UBND",
    "Sơ kết phong trào thi đua 6 tháng đầu năm 2026",
    (
        Heading(Level.SECTION, "A", "Kết quả"),
        Heading(Level.SECTION, "I", "Kết quả thực hiện chỉ tiêu"),
        TALK,
        TARGETS,
        Picture("Tỷ lệ hoàn thành chỉ tiêu theo thôn", 100, BY_UNIT),
        TALK,
        Picture("Thu ngân sách cộng dồn", 70, BY_MONTH),
        Heading(Level.SECTION, "II", "Phương hướng"),
        *(TALK,) * 3,
    ),
    CHAIR,
)
PLEDGE = replace(
    _document(Kind.PLEDGE, "GƯ-UBND", "Năm 2026", (TALK, Heading(Level.CLAUSE, "1", "Nội dung giao ước"), TALK), CHAIR),
    signatures=(
        Signature("Chủ tịch", "Hoàng Văn Lực", ("Ủy ban nhân dân xã Chi Lăng",)),
        Signature("Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã Chi Lăng", "Lâm Thị Thu"),
        Signature("Bí thư Đoàn xã", "Vi Văn Nam"),
        Signature("Trưởng thôn Làng Trung", "Hà Văn Bắc"),
        Signature("Trưởng thôn Làng Cằng"),
    ),
    recipients=("Các đơn vị tham gia", "Lưu: VT"),
)
NOTICE = replace(
    _document(Kind.NOTICE, "TB-UBND", "Kết luận của Chủ tịch Ủy ban nhân dân xã tại hội nghị sơ kết", (TALK, TALK), DEPUTY),
    parent="Ban Chỉ đạo các phong trào thi đua tỉnh Lạng Sơn",
    issuer="Ban Chỉ đạo phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa” xã Chi Lăng",
)
INVITATION = _document(
    Kind.INVITATION,
    "GM-UBND",
    "Dự hội nghị ký kết giao ước thi đua năm 2026",
    (Paragraph("Ủy ban nhân dân xã Chi Lăng trân trọng kính mời: Ông Trần Văn Bình, Trưởng thôn Làng Trung."), TALK),
    BY_ORDER,
)
EXAMPLES = {
    "launch": LAUNCH,
    "plan": PLAN,
    "letter": LETTER,
    "submission": SUBMISSION,
    "minutes": MINUTES,
    "decision": DECISION,
    "report": REPORT,
    "pledge": PLEDGE,
    "notice": NOTICE,
    "invitation": INVITATION,
}
