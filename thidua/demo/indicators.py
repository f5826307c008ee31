"""The demonstration's catalogue of indicators: one for each target of the launch document, and a few beside them.

Units and directions follow the launch document; the definition sheets are written for the demonstration and say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.campaigns.logic.terms import Direction, Entry, Group, OverTime, OverUnits
from thidua.demo import places
from thidua.demo.places import Unit

NOTE = "Số liệu minh họa"


@dataclass(frozen=True, slots=True)
class Adding:
    """How figures add up over time and over units, what a unit types in, and how often."""

    over_time: OverTime
    over_units: OverUnits
    entry: Entry
    frequency: str


FLOW = Adding(OverTime.SUM, OverUnits.SUM, Entry.INCREMENT, "Hằng tháng")  # what happens in a period
STOCK = Adding(OverTime.LAST, OverUnits.SUM, Entry.LEVEL, "Hằng quý")  # how many there are
RATE = Adding(OverTime.LAST, OverUnits.RATIO, Entry.LEVEL, "Hằng quý")  # a share of those there are


@dataclass(frozen=True, slots=True)
class IndicatorPlan:
    """One row of the catalogue. ``counts`` is what is counted; of a rate ``out_of`` is what it is divided by."""

    code: str
    name: str
    unit: str
    group: Group
    owner: Unit
    adding: Adding
    counts: str
    out_of: str = ""
    direction: Direction = Direction.HIGHER

    @property
    def formula(self) -> str:
        """As the definition sheet states it."""
        return f"{self.counts} / {self.out_of.lower()} × 100" if self.out_of else self.counts

    @property
    def source(self) -> str:
        """Where the figures come from."""
        return f"Báo cáo của {self.owner.short_name} và các xã, thị trấn"


def _rate(code: str, name: str, group: Group, owner: Unit, counts: str, out_of: str) -> IndicatorPlan:
    return IndicatorPlan(code, name, "%", group, owner, RATE, counts, out_of)


def _flow(code: str, name: str, unit: str, group: Group, owner: Unit, counts: str) -> IndicatorPlan:
    return IndicatorPlan(code, name, unit, group, owner, FLOW, counts)


def _stock(code: str, name: str, unit: str, owner: Unit, counts: str) -> IndicatorPlan:
    return IndicatorPlan(code, name, unit, Group.SOCIAL, owner, STOCK, counts)


def _fewer(code: str, name: str, unit: str) -> IndicatorPlan:
    counts = f"{name} trong kỳ, theo thống kê của Công an huyện"
    return IndicatorPlan(code, name, unit, Group.SOCIAL, places.POLICE, FLOW, counts, direction=Direction.LOWER)


_E, _S, _V, _O = Group.ECONOMIC, Group.SOCIAL, Group.ENVIRONMENT, Group.OTHER

ECONOMIC = (
    _flow("KT-01", "Giá trị sản xuất nông lâm nghiệp, thủy sản", "tỷ đồng", _E, places.AGRICULTURE,
          "Giá trị sản phẩm trồng trọt, chăn nuôi, lâm nghiệp, thủy sản làm ra trong kỳ"),
    _flow("KT-02", "Giá trị sản xuất công nghiệp - xây dựng", "tỷ đồng", _E, places.ECONOMY,
          "Giá trị sản phẩm công nghiệp và công trình xây dựng hoàn thành trong kỳ"),
    _flow("KT-03", "Giá trị sản xuất dịch vụ", "tỷ đồng", _E, places.ECONOMY,
          "Doanh thu thương mại, vận tải, lưu trú và dịch vụ khác trong kỳ"),
    _flow("KT-04", "Giá trị xuất khẩu hàng địa phương", "triệu USD", _E, places.ECONOMY,
          "Trị giá hàng hóa do cơ sở trong huyện sản xuất và xuất khẩu trong kỳ"),
    _flow("KT-05", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", _E, places.FINANCE,
          "Số thu nộp ngân sách phát sinh trên địa bàn, theo xác nhận của Kho bạc"),
    _flow("KT-06", "Số lượt khách du lịch", "nghìn lượt", _E, places.CULTURE,
          "Lượt khách tham quan, lưu trú do các điểm du lịch ghi nhận"),
    _flow("KT-07", "Doanh thu từ du lịch", "tỷ đồng", _E, places.CULTURE,
          "Doanh thu ăn, ở, tham quan, mua sắm của khách du lịch"),
    _rate("KT-08", "Tỷ lệ giải ngân vốn đầu tư công", _E, places.FINANCE,
          "Số vốn đã giải ngân", "Kế hoạch vốn được giao"),
)  # fmt: skip

SOCIAL = (
    _stock("XH-01", "Xã đạt chuẩn nông thôn mới", "xã", places.AGRICULTURE,
           "Số xã có quyết định công nhận đạt chuẩn nông thôn mới còn hiệu lực"),
    _stock("XH-02", "Xã đạt chuẩn nông thôn mới nâng cao", "xã", places.AGRICULTURE,
           "Số xã có quyết định công nhận đạt chuẩn nông thôn mới nâng cao còn hiệu lực"),
    _stock("XH-03", "Tiêu chí xã nông thôn mới nâng cao, kiểu mẫu", "xã", places.AGRICULTURE,
           "Số xã đã được công nhận vẫn đạt đủ các tiêu chí khi rà soát"),
    _rate("XH-04", "Tỷ lệ thôn có đường ô tô cứng hóa đến trung tâm", _S, places.ECONOMY,
          "Số thôn có đường ô tô cứng hóa đến trung tâm", "Tổng số thôn"),
    _stock("XH-05", "Trường học đạt chuẩn quốc gia", "trường", places.EDUCATION,
           "Số trường có quyết định công nhận đạt chuẩn quốc gia còn hiệu lực"),
    _rate("XH-06", "Tỷ lệ thôn có nhà văn hóa đạt chuẩn", _S, places.CULTURE,
          "Số thôn có nhà văn hóa đạt chuẩn", "Tổng số thôn"),
    _stock("XH-07", "Bộ tiêu chí quốc gia về y tế xã", "xã", places.HEALTH,
           "Số xã, thị trấn giữ đủ Bộ tiêu chí quốc gia về y tế xã"),
    _rate("XH-08", "Tỷ lệ người dân tham gia bảo hiểm y tế", _S, places.INSURANCE,
          "Số người có thẻ bảo hiểm y tế còn hạn", "Dân số"),
    _rate("XH-09", "Tỷ lệ lao động đã qua đào tạo", _S, places.LABOUR,
          "Số lao động có văn bằng, chứng chỉ hoặc đã học nghề", "Tổng số lao động"),
    IndicatorPlan("XH-10", "Tỷ lệ hộ nghèo đa chiều", "%", _S, places.LABOUR, RATE,
                  "Số hộ nghèo theo chuẩn đa chiều", "Tổng số hộ", Direction.LOWER),
    _fewer("XH-11", "Số vụ tai nạn giao thông", "vụ"),
    _fewer("XH-12", "Số người chết do tai nạn giao thông", "người"),
    _fewer("XH-13", "Số người bị thương do tai nạn giao thông", "người"),
    _fewer("XH-14", "Số vụ phạm pháp hình sự", "vụ"),
)  # fmt: skip

ENVIRONMENT = (
    _flow("MT-01", "Diện tích trồng rừng mới", "ha", _V, places.FORESTRY,
          "Diện tích rừng trồng mới đã nghiệm thu trong kỳ"),
    _rate("MT-02", "Tỷ lệ che phủ rừng", _V, places.FORESTRY,
          "Diện tích đất có rừng", "Diện tích tự nhiên"),
    _rate("MT-03", "Tỷ lệ dân cư nông thôn dùng nước hợp vệ sinh", _V, places.AGRICULTURE,
          "Số dân nông thôn dùng nước hợp vệ sinh", "Dân số nông thôn"),
    _rate("MT-04", "Tỷ lệ chất thải rắn đô thị được thu gom, xử lý", _V, places.ENVIRONMENT,
          "Khối lượng chất thải rắn đô thị được thu gom, xử lý", "Khối lượng phát sinh trong vùng có dịch vụ"),
    _rate("MT-05", "Tỷ lệ chất thải y tế được xử lý", _V, places.HEALTH,
          "Khối lượng chất thải y tế được xử lý", "Khối lượng chất thải y tế phát sinh"),
)  # fmt: skip

BESIDE = (
    _flow("HC-01", "Số sáng kiến được công nhận", "sáng kiến", _O, places.HOME_AFFAIRS,
          "Số sáng kiến có quyết định công nhận trong kỳ"),
    _rate("HC-02", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", _O, places.OFFICE,
          "Số hồ sơ trả đúng hoặc trước hạn", "Số hồ sơ đã giải quyết"),
    _rate("HC-03", "Tỷ lệ hồ sơ thủ tục hành chính nộp trực tuyến", _O, places.OFFICE,
          "Số hồ sơ nộp trực tuyến", "Số hồ sơ đã tiếp nhận"),
)  # fmt: skip

CATALOGUE = (*ECONOMIC, *SOCIAL, *ENVIRONMENT, *BESIDE)
