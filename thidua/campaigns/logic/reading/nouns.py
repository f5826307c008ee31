"""Nouns that are counted, and units of measure."""

from __future__ import annotations

from thidua.campaigns.logic.reading.tokens import Phrases, word_set


def _words(text: str) -> dict[str, str]:
    return {w.strip(): w.strip() for w in text.split(",") if w.strip()}


SCALES: Phrases[str] = Phrases(
    {"nghìn": "nghìn", "ngàn": "nghìn", "vạn": "vạn", "triệu": "triệu", "tỷ": "tỷ", "tỉ": "tỷ", "trăm": "trăm",
    "nghìn tỷ": "nghìn tỷ",
     "ngàn tỷ": "nghìn tỷ", "nghìn tỉ": "nghìn tỷ", "ngàn tỉ": "nghìn tỷ", "trăm triệu": "trăm triệu",
     "trăm tỷ": "trăm tỷ"}
)  # fmt: skip
"""Words of scale behind a number; they stay in the unit."""

MONEY: Phrases[str] = Phrases(
    {"đồng": "đồng", "đ": "đồng", "vnđ": "đồng", "vnd": "đồng", "việt nam đồng": "đồng", "usd": "USD",
    "đô la mỹ": "USD",
     "đô la": "USD", "đô-la mỹ": "USD", "đô - la mỹ": "USD", "mỹ kim": "USD", "euro": "EUR", "eur": "EUR"}
)  # fmt: skip

SHORT_MONEY: Phrases[str] = Phrases(
    {"tỷ.đ": "tỷ đồng", "tỉ.đ": "tỷ đồng", "tỷ.đồng": "tỷ đồng", "tr.đ": "triệu đồng", "tr.đồng": "triệu đồng",
    "trđ": "triệu đồng",
     "triệu.đ": "triệu đồng", "triệu.đồng": "triệu đồng", "tr đ": "triệu đồng", "tr đồng": "triệu đồng",
     "trđồng": "triệu đồng",
     "tỷđ": "tỷ đồng", "tr . đ": "triệu đồng", "tỷ . đ": "tỷ đồng"}
)  # fmt: skip

SHARES: Phrases[str] = Phrases(
    {"%": "%", "phần trăm": "%", "‰": "‰", "phần nghìn": "‰", "phần ngàn": "‰", "điểm %": "điểm %",
    "điểm phần trăm": "điểm %",
     "% điểm": "điểm %"}
)  # fmt: skip

MEASURED: Phrases[str] = Phrases(
    _words(
        "ha, km, km2, m2, m3, m, tấn, tạ, yến, kg, gam, lít, kwh, mw, mwp, gwh, kw, kva, cv, hecta, héc ta, m2 sàn, "
        "m3/ngày, mét, km², m², m³, mét vuông, mét khối, triệu m3, teu, giờ công, ngày công, điểm, lần, "
        "tuổi, ngày, giờ, phút"
    )
    | {
        "kwh": "kWh",
        "mw": "MW",
        "mwp": "MWp",
        "gwh": "GWh",
        "kw": "kW",
        "kva": "kVA",
        "teu": "TEU",
        "héc ta": "ha",
        "hecta": "ha",
        "héc-ta": "ha",
        "km²": "km2",
        "m²": "m2",
        "m³": "m3",
        "héc - ta": "ha",
    }
)
"""Units of measure as written."""

SINGLE_NOUNS = word_set(
    "xã phường huyện tỉnh thành thôn xóm bản ấp khóm tổ khối làng buôn sóc hộ nhà cây con cái chiếc căn gian ngôi vụ "
    "việc trường lớp phòng người em cháu lượt lần bậc điểm hạng vị câu tuyến cầu cống hồ đập trạm chợ bếp giếng xe tàu "
    "thuyền lồng bè ao vườn đội nhóm câu đoàn hội chi đảng ban bộ bài tin giải huy suất phần quỹ sổ thẻ hồ ca mẫu "
    "vốn giường bác sĩ mái trụ bóng đèn bể hố thùng máy cụm khu điện đường ngõ trang kênh quyển cuốn bản tủ giống "
    "đàn loại mũi liều đơn khách ý lô thửa món xưởng chuyền dây bao chỗ cặp mối đề đợt buổi cuộc ngày tháng năm "
    "giờ tiết môn vườn sàn mô nghề cửa hầm mỏ bến cảng kho túi cờ"
)
"""Counting nouns of one syllable; in front of a longer compound below they give way to it."""

COMPOUND_NOUNS: Phrases[str] = Phrases(
    _words(
        "hội thi, hội nghị, hội thảo, hội chợ, hội diễn, hội trại, hội, lượt người, lượt khách, hợp tác xã, tổ hợp "
        "tác, doanh nghiệp, mô hình, sản phẩm, lao động, học sinh, giáo viên, thanh niên, đảng viên, đoàn viên, hội "
        "viên, sáng kiến, tiêu chí, công trình, dự án, thuê bao, tài khoản, hồ sơ, gia đình, thị trấn, thị xã, "
        "thành phố, khu phố, tổ dân phố, tiểu khu, khu dân cư, cơ sở, trang trại, gia trại, đề tài, giải pháp, câu "
        "lạc bộ, chi bộ, chi đoàn, chi hội, cơ quan, đơn vị, tổ chức, tiểu dự án, đề án, nhiệm vụ, thủ tục, dịch "
        "vụ, làng nghề, nhà văn hóa, điển hình, tập thể, cá nhân, công nhân, cán bộ, công chức, viên chức, chiến "
        "sĩ, nghệ nhân, nghệ nhân ưu tú, nghệ nhân nhân dân, chuyên đề, công đoàn, hộ gia đình, bệnh nhân, trẻ em, "
        "phụ nữ, nông dân, sinh viên, học viên, bác sĩ, dược sĩ, điều dưỡng, giường bệnh, trạm y tế, phòng học, "
        "camera, mắt camera, tổ công nghệ, tác phẩm, chương trình, tour, phần quà, suất quà, đồng chí, ca bệnh, "
        "trường hợp, đơn vị máu, văn bản, nhãn hiệu, chỉ dẫn địa lý, mã số vùng trồng, vùng trồng, chuỗi liên kết, "
        "chuỗi, cửa hàng, siêu thị, nhà máy, xí nghiệp, phân xưởng, cụm công nghiệp, khu công nghiệp, khu đô thị, "
        "tổ chức đảng, sản phẩm ocop, tiến sĩ, thạc sĩ, kỹ sư, chức sắc, vận động viên, huy chương, làng, dân quân, "
        "quân nhân, nhà ở xã hội, nhân khẩu, khẩu, nạn nhân, đám cháy, điểm đen, hạng mục, gói thầu, danh hiệu, "
        "giáo án, bài giảng, bộ đề, thiết bị, máy tính, đầu sách, bản sách, chỉ tiêu, ý tưởng, khởi nghiệp, "
        "kilomet, thương hiệu, quán quân, liệt sĩ, hài cốt, mẹ, người có công, cựu chiến binh, tân binh, công dân, "
        "thành viên, xã viên, "
        "tổ viên, nhà đầu tư, nhà khoa học, sáng chế, bằng sáng chế, công chứng, giấy chứng nhận, đội hình"
    )
    | {"lượt khách": "lượt", "trạm y tế": "trạm", "phòng học": "phòng", "nhà văn hóa": "nhà văn hóa",
       "sản phẩm ocop": "sản phẩm",
       "mắt camera": "mắt camera", "suất quà": "suất", "phần quà": "phần quà",
       "hộ gia đình": "hộ", "làng": "làng", "tổ công nghệ": "tổ", "mẹ": "mẹ", "giường bệnh": "giường",
       "nhà ở xã hội": "căn",
       "bác sỹ": "bác sĩ", "dược sỹ": "dược sĩ", "chiến sỹ": "chiến sĩ", "tiến sỹ": "tiến sĩ", "thạc sỹ": "thạc sĩ",
       "làng nghề": "làng nghề", "điểm đen": "điểm", "vùng trồng": "vùng trồng", "phân xưởng": "phân xưởng"}
)  # fmt: skip
"""Counting nouns of two or more syllables, and the noun that is counted in them."""

DENOMINATORS: Phrases[str] = Phrases(
    _words(
        "người, năm, năm học, tháng, ngày, quý, hộ, ha, xã, dân, vạn dân, bé gái, bé trai, trẻ, trẻ đẻ sống, trẻ em, "
        "đầu người, lao động, học sinh, lớp, sào, con, vụ, giường, giường bệnh, km, km2, m2, m3, thôn, huyện, đơn vị, "
        "đơn vị sản phẩm, tuần, giờ, đảng viên, chi bộ, ngày đêm, người dân, nghìn dân, ca, phụ nữ, bà mẹ, nhân "
        "khẩu, khẩu, cán bộ, sản phẩm, đêm, hộ dân, công nhân, tổ, ấp, khóm, bản, doanh nghiệp, lượt, người/năm, "
        "người bệnh, khách hàng, bệnh nhân, hội viên, đoàn viên, thành viên, hợp tác xã, nhân viên, cơ sở, sinh viên, "
        "hồ sơ, khu phố, khu dân cư, tổ dân phố, thành viên, gia đình, trạm, máy, chuyến, xe, thửa, đơn vị hành chính, "
        "người lao động, ngày công, lần, mô hình, trường, trẻ sơ sinh, phiếu, giáo viên, bác sĩ, chu kỳ, sổ, vạn "
        "người, triệu dân, sàn"
    )
)
"""Nouns behind a slash."""
