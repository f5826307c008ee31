"""The demonstration's catalogue of indicators: one for each target of the launch document, and a few beside them.

Definitions, sources and deadlines are invented and say so; units and directions follow the launch document.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.campaigns.logic.terms import Direction, Entry, Group, OverTime, OverUnits
from thidua.demo import places
from thidua.demo.places import Unit

NOTE = "Số liệu minh họa."


@dataclass(frozen=True, slots=True)
class IndicatorPlan:
    """One row of the catalogue. ``how`` is the definition sheet: what is counted, and from which record."""

    code: str
    name: str
    unit: str
    group: Group
    owner: Unit
    how: str
    direction: Direction = Direction.HIGHER
    over_time: OverTime = OverTime.SUM
    over_units: OverUnits = OverUnits.SUM
    entry: Entry = Entry.INCREMENT


@dataclass(frozen=True, slots=True)
class _Kind:
    """The ways of adding up that come again and again."""

    over_time: OverTime
    over_units: OverUnits
    entry: Entry


_FLOW = _Kind(OverTime.SUM, OverUnits.SUM, Entry.INCREMENT)  # what happens in a period
_STOCK = _Kind(OverTime.LAST, OverUnits.SUM, Entry.LEVEL)  # how many there are
_RATE = _Kind(OverTime.LAST, OverUnits.RATIO, Entry.LEVEL)  # a share of those there are
_STATE = _Kind(OverTime.LAST, OverUnits.NONE, Entry.LEVEL)  # kept or lost


def _row(
    code: str,
    name: str,
    unit: str,
    group: Group,
    owner: Unit,
    kind: _Kind,
    how: str,
    direction: Direction = Direction.HIGHER,
) -> IndicatorPlan:
    text = f"{how} {NOTE}"
    return IndicatorPlan(code, name, unit, group, owner, text, direction, kind.over_time, kind.over_units, kind.entry)


_E, _S, _V = Group.ECONOMIC, Group.SOCIAL, Group.ENVIRONMENT
_LOWER = Direction.LOWER

ECONOMIC = (
    _row("KT-01", "Giá trị sản xuất nông lâm nghiệp, thủy sản", "tỷ đồng", _E, places.AGRICULTURE, _FLOW,
         "Giá trị sản phẩm trồng trọt, chăn nuôi, lâm nghiệp, thủy sản làm ra trong kỳ."),
    _row("KT-02", "Giá trị sản xuất công nghiệp - xây dựng", "tỷ đồng", _E, places.ECONOMY, _FLOW,
         "Giá trị sản phẩm công nghiệp và công trình xây dựng hoàn thành trong kỳ."),
    _row("KT-03", "Giá trị sản xuất dịch vụ", "tỷ đồng", _E, places.ECONOMY, _FLOW,
         "Doanh thu các ngành thương mại, vận tải, lưu trú và dịch vụ khác trong kỳ."),
    _row("KT-04", "Giá trị xuất khẩu hàng địa phương", "triệu USD", _E, places.ECONOMY, _FLOW,
         "Trị giá hàng hóa do cơ sở trong huyện sản xuất và xuất khẩu trong kỳ."),
    _row("KT-05", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", _E, places.FINANCE, _FLOW,
         "Số thu nộp vào ngân sách phát sinh trên địa bàn, theo xác nhận của Kho bạc."),
    _row("KT-06", "Số lượt khách du lịch", "nghìn lượt", _E, places.CULTURE, _FLOW,
         "Lượt khách tham quan, lưu trú do các điểm du lịch ghi nhận."),
    _row("KT-07", "Doanh thu từ du lịch", "tỷ đồng", _E, places.CULTURE, _FLOW,
         "Doanh thu ăn, ở, tham quan, mua sắm của khách du lịch."),
    _row("KT-08", "Tỷ lệ giải ngân vốn đầu tư công", "%", _E, places.FINANCE, _RATE,
         "Số vốn đã giải ngân chia cho kế hoạch vốn được giao."),
)  # fmt: skip

SOCIAL = (
    _row("XH-01", "Số xã đạt chuẩn nông thôn mới", "xã", _S, places.AGRICULTURE, _STOCK,
         "Số xã có quyết định công nhận đạt chuẩn nông thôn mới còn hiệu lực."),
    _row("XH-02", "Số xã đạt chuẩn nông thôn mới nâng cao", "xã", _S, places.AGRICULTURE, _STOCK,
         "Số xã có quyết định công nhận đạt chuẩn nông thôn mới nâng cao còn hiệu lực."),
    _row("XH-03", "Duy trì tiêu chí xã nông thôn mới nâng cao, kiểu mẫu", "", _S, places.AGRICULTURE, _STATE,
         "Xã đã được công nhận vẫn đạt đủ các tiêu chí khi rà soát cuối kỳ."),
    _row("XH-04", "Tỷ lệ thôn có đường ô tô cứng hóa đến trung tâm", "%", _S, places.ECONOMY, _RATE,
         "Số thôn có đường ô tô cứng hóa đến trung tâm chia cho tổng số thôn."),
    _row("XH-05", "Số trường học đạt chuẩn quốc gia", "trường", _S, places.EDUCATION, _STOCK,
         "Số trường có quyết định công nhận đạt chuẩn quốc gia còn hiệu lực."),
    _row("XH-06", "Tỷ lệ thôn có nhà văn hóa đạt chuẩn", "%", _S, places.CULTURE, _RATE,
         "Số thôn có nhà văn hóa đạt chuẩn chia cho tổng số thôn."),
    _row("XH-07", "Duy trì Bộ tiêu chí quốc gia về y tế xã", "", _S, places.HEALTH, _STATE,
         "Xã, thị trấn đã đạt vẫn giữ đủ Bộ tiêu chí quốc gia về y tế xã."),
    _row("XH-08", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", _S, places.INSURANCE, _RATE,
         "Số người có thẻ bảo hiểm y tế còn hạn chia cho dân số."),
    _row("XH-09", "Tỷ lệ lao động đã qua đào tạo", "%", _S, places.LABOUR, _RATE,
         "Số lao động có văn bằng, chứng chỉ hoặc đã học nghề chia cho tổng số lao động."),
    _row("XH-10", "Tỷ lệ hộ nghèo đa chiều", "%", _S, places.LABOUR, _RATE,
         "Số hộ nghèo theo chuẩn đa chiều chia cho tổng số hộ, theo kết quả rà soát.", _LOWER),
    _row("XH-11", "Số vụ tai nạn giao thông", "vụ", _S, places.POLICE, _FLOW,
         "Số vụ tai nạn giao thông xảy ra trong kỳ.", _LOWER),
    _row("XH-12", "Số người chết do tai nạn giao thông", "người", _S, places.POLICE, _FLOW,
         "Số người chết do tai nạn giao thông trong kỳ.", _LOWER),
    _row("XH-13", "Số người bị thương do tai nạn giao thông", "người", _S, places.POLICE, _FLOW,
         "Số người bị thương do tai nạn giao thông trong kỳ.", _LOWER),
    _row("XH-14", "Số vụ phạm pháp hình sự", "vụ", _S, places.POLICE, _FLOW,
         "Số vụ phạm pháp hình sự được khởi tố hoặc xử lý trong kỳ.", _LOWER),
    _row("XH-15", "Số sáng kiến được công nhận", "sáng kiến", Group.OTHER, places.HOME_AFFAIRS, _FLOW,
         "Số sáng kiến có quyết định công nhận trong kỳ."),
    _row("XH-16", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", Group.OTHER, places.OFFICE, _RATE,
         "Số hồ sơ trả đúng hoặc trước hạn chia cho số hồ sơ đã giải quyết."),
)  # fmt: skip

ENVIRONMENT = (
    _row("MT-01", "Diện tích trồng rừng mới", "ha", _V, places.FORESTRY, _FLOW,
         "Diện tích rừng trồng mới đã nghiệm thu trong kỳ."),
    _row("MT-02", "Tỷ lệ che phủ rừng", "%", _V, places.FORESTRY, _RATE,
         "Diện tích đất có rừng chia cho diện tích tự nhiên."),
    _row("MT-03", "Tỷ lệ dân cư nông thôn dùng nước hợp vệ sinh", "%", _V, places.AGRICULTURE, _RATE,
         "Số dân nông thôn dùng nước hợp vệ sinh chia cho dân số nông thôn."),
    _row("MT-04", "Tỷ lệ chất thải rắn đô thị được thu gom, xử lý", "%", _V, places.ENVIRONMENT, _RATE,
         "Khối lượng chất thải rắn thu gom, xử lý chia cho khối lượng phát sinh trong vùng có dịch vụ."),
    _row("MT-05", "Tỷ lệ chất thải y tế được xử lý", "%", _V, places.HEALTH, _RATE,
         "Khối lượng chất thải y tế được xử lý chia cho khối lượng phát sinh."),
)  # fmt: skip

CATALOGUE = (*ECONOMIC, *SOCIAL, *ENVIRONMENT)
