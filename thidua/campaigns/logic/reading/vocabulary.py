"""The words of targets: verbs, bounds, nouns that are counted. Data only; every table says what its words do."""

from __future__ import annotations

from enum import StrEnum

from thidua.campaigns.logic.reading.tokens import Phrases, phrases


class Op(StrEnum):
    """What a word in front of a number does to it."""

    LEVEL = "level"  # the number is a state to be reached
    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    FROM = "from"
    RANK = "rank"
    TOP = "top"
    NEUTRAL = "neutral"


def _ops(**lists: str) -> dict[str, Op]:
    return {phrase.strip(): Op(name) for name, text in lists.items() for phrase in text.split(",") if phrase.strip()}


GOVERNORS: Phrases[Op] = Phrases(
    _ops(
        level="đạt, đạt được, đạt đạt, đạt mức, phải đạt, cơ bản đạt, đạt tỷ lệ, còn, chỉ còn, còn lại, giảm còn, "
        "giảm xuống, "
        "giảm xuống còn, xuống còn, xuống, hạ xuống, hạ xuống còn, hạ còn, kéo xuống, kéo giảm còn, kéo giảm xuống "
        "còn, lên, tăng lên, nâng lên, lên đến, lên tới, lên thành, tăng lên đến, tăng lên đạt, lên mức, lên trên "
        "mức, chiếm, chiếm tỷ lệ, chiếm tỷ trọng, bằng, gấp, tăng gấp, là, tương đương, đạt tương đương, đạt con "
        "số, xuống mức, giảm đến, giảm về, về mức, đưa về, hoàn thành",
        increase="tăng, tăng thêm, tăng trưởng, tăng được, tăng bình quân, tăng trưởng bình quân, tăng trung bình, "
        "thêm, có thêm, thêm được, bổ sung thêm, thêm mới, tăng cường thêm, "
        "thêm cho, tăng trên, phấn đấu tăng, tăng tiến, vượt thêm",
        decrease="giảm, giảm thêm, giảm được, giảm bình quân, giảm trung bình, giảm đi, kéo giảm, cắt giảm, giảm bớt, "
        "giảm bớt được, hạ, rút ngắn",
        maintain="duy trì, giữ vững, giữ, giữ nguyên, giữ ổn định, ổn định, duy trì ổn định, tiếp tục duy trì, "
        "tiếp tục giữ vững, duy trì mức, duy trì đạt, duy trì và giữ vững, giữ vững và duy trì, duy trì vững chắc",
        ge="không dưới, không thấp hơn, không ít hơn, không nhỏ hơn, không kém hơn, không kém, ít nhất, ít nhất "
        "là, ít nhất có, "
        "ít nhất đạt, tối thiểu, tối thiểu là, tối thiểu đạt, tối thiểu có, chí ít, chí ít là, thấp nhất, thấp nhất "
        "là, thấp nhất đạt, ≥, >=, đạt và vượt, bằng và vượt, đạt hoặc vượt, bằng hoặc cao hơn, bằng hoặc hơn, bằng "
        "hoặc trên, không nơi nào dưới, không đơn vị nào dưới, không xã nào dưới, không để dưới, đạt tối thiểu, "
        "không thấp dưới, không giảm dưới",
        gt="trên, hơn, quá, vượt, vượt trên, vượt quá, vượt mức, cao hơn, lớn hơn, nhiều hơn, >, trên mức, nhỉnh hơn",
        le="không quá, không vượt, không vượt quá, không được quá, không được vượt quá, không vượt mức, không lớn hơn, "
        "không cao hơn, không nhiều hơn, không hơn, không trên, không để quá, không để vượt quá, không để vượt, tối "
        "đa, tối đa là, tối đa không quá, nhiều nhất, nhiều nhất là, cao nhất, cao nhất là, cao nhất không quá, ≤, "
        "<=, kiềm chế dưới mức, giới hạn ở, không cao quá",
        lt="dưới, thấp hơn, nhỏ hơn, ít hơn, <, dưới mức, chưa đến, chưa tới, chưa đầy, còn dưới",
        rank="thứ, hạng, xếp hạng, thứ hạng, xếp thứ, vị trí, vị trí thứ, xếp vị trí, xếp vị trí thứ, "
        "hạng thứ, đứng thứ, "
        "xếp hạng thứ, đứng vị trí, đứng vị trí thứ, đứng hạng, xếp loại thứ, bậc thứ, vị thứ",
        top="tốp, top, trong tốp, trong nhóm, trong top, thuộc nhóm, thuộc tốp, thuộc top, vào tốp, vào nhóm, "
        "vào top, nằm trong nhóm, nằm trong tốp, nằm trong top, vào trong nhóm",
        neutral="khoảng, gần, xấp xỉ, ước, ước đạt, ước khoảng, trong khoảng, vào khoảng, ở mức, mức, đến, tới, có, "
        "có được, =, :, phấn đấu, phấn đấu đạt, phấn đấu có, cho, tổng cộng, là khoảng, với, "
        "được, đủ, mỗi năm, hằng năm, hàng năm, bình quân mỗi năm, bình quân hằng năm, bình quân hàng năm, bình "
        "quân năm, tỷ lệ, từ khoảng, đạt khoảng, lần lượt, lần lượt là, tương ứng là, tương ứng",
        **{"from": "từ"},
    )
)
"""Words that may stand directly in front of a number and say what it means."""

CHANGE_VERBS: Phrases[Op] = Phrases(
    _ops(
        level="tăng gia, tăng cường, tăng tốc",
        increase="tăng, tăng thêm",
        decrease="giảm, kéo giảm, cắt giảm, rút ngắn, kiềm chế, kiềm chế và giảm,  kiềm chế và kéo giảm, kiềm chế kéo "
        "giảm, hạ, kéo giảm và kiềm chế, kéo giảm cả, "
        "giảm cả, đẩy lùi và giảm",
        maintain="duy trì, giữ vững, tiếp tục duy trì, tiếp tục giữ vững, ổn định, giữ ổn định, duy trì ổn định, giữ "
        "vững và duy trì, "
        "duy trì và giữ vững, bảo đảm duy trì, đảm bảo duy trì, giữ, giữ nguyên, duy trì và nâng cao, giữ vững và "
        "nâng cao, duy trì vững chắc, duy trì và phát huy, củng cố và duy trì, củng cố và giữ vững, duy trì và củng "
        "cố",
    )
)
"""Verbs that open a clause and govern a number at its end (``giảm tỷ lệ hộ nghèo 3%``)."""

OPENERS = phrases(
    "phấn đấu, quyết tâm phấn đấu, quyết tâm, tiếp tục phấn đấu, phấn đấu trong năm, phấn đấu đến cuối năm, phấn "
    "đấu đến hết năm, đến cuối năm, đến hết năm, đến năm, hết năm, cuối năm, trong năm, năm, đến, trong đó, trong "
    "đó có, trong đó riêng, riêng, riêng đối với, và, đồng thời, đồng thời phấn đấu, cùng với đó, cơ bản, về cơ "
    "bản, mục tiêu, mục tiêu đến năm, nhằm, để, thực hiện, phải, bảo đảm, đảm bảo, cụ thể, cụ thể là, nhất là, gồm, "
    "bao gồm, gồm có, các, cùng, ngoài ra, như, là, đặt mục tiêu, đặt ra mục tiêu, đề ra mục tiêu, từng bước, tích "
    "cực, kiên quyết, tuyệt đối, quyết liệt, cả năm, trong năm nay, trong giai đoạn, toàn huyện phấn đấu, toàn tỉnh "
    "phấn đấu, toàn xã phấn đấu, với, thi đua, thi đua phấn đấu, ra sức phấn đấu, hoàn thành mục tiêu, trước mắt, "
    "hoàn thành và, trong đợt này, trong đợt, trong đợt thi đua, trong đợt thi đua này, trong quý, trong nhiệm kỳ, "
    "trong "
    "kỳ, theo đó, cùng đó, bên cạnh đó, trong vụ, đến hết đợt, đến cuối đợt, cuối đợt, "
    "đến cuối nhiệm kỳ, đến cuối quý, hết quý, qua đó"
)
"""What may stand before the first word of a target without belonging to its name."""

ZERO = phrases(
    "không để xảy ra, không để phát sinh, không để phát sinh mới, không xảy ra, không còn, không có, không phát "
    "sinh, không để có, không để còn, không để, cơ bản không còn, cơ bản không có, tuyệt đối không để xảy ra, kiên "
    "quyết không để xảy ra, không có trường hợp, chấm dứt, xóa hết, xóa xong, không tái phát sinh, không phát sinh "
    "mới, không để tồn tại, phấn đấu không để xảy ra, phấn đấu không còn, phấn đấu không có, không để tái diễn, "
    "không nơi nào còn"
)
"""Openings that set a target of nothing at all."""

MEASURES = phrases(
    "tỷ lệ, tỉ lệ, tỷ trọng, tỷ suất, tổng, tổng số, tổng thu, tổng chi, số, số lượng, số vụ, số hộ, số người, sản "
    "lượng, diện tích, giá trị, giá trị sản xuất, giá trị gia tăng, giá trị tăng thêm, giá trị xuất khẩu, tổng giá "
    "trị sản xuất, tổng sản lượng, tổng diện tích, tổng giá trị, tổng mức, tổng vốn, tổng lượng, tổng doanh thu, "
    "tổng sản phẩm, năng suất, kim ngạch, doanh thu, doanh số, lợi nhuận, thu, chi, nộp, thu nhập, lượng, lượt, "
    "mức, tốc độ, chỉ số, chỉ tiêu, hệ số, bình quân, tổng đàn, đàn, vốn, huy động, giải ngân, mật độ, thuê bao, "
    "độ, quy mô, cơ cấu, công suất, tuổi thọ, nợ, dư nợ, thời gian, chất lượng, công tác, grdp, gdp, năng lực"
)
"""Nouns that name a measure: an item that begins with one of them does not continue the item before."""

ACTIONS = phrases(
    "trồng, trồng mới, xây dựng, xây dựng mới, xây mới, thành lập, thành lập mới, kết nạp, kết nạp mới, hỗ trợ, "
    "giải quyết, tạo, tạo việc làm, công nhận, công nhận mới, thu hút, phát triển, phát triển mới, đưa, nâng, giảm, "
    "tăng, duy trì, giữ vững, hoàn thành, huy động, giải ngân, đào tạo, bồi dưỡng, tổ chức, vận động, xóa, xóa bỏ, "
    "sửa chữa, cải tạo, nâng cấp, cứng hóa, bê tông hóa, lắp đặt, cấp, thực hiện, có, có thêm, đạt, không, phấn "
    "đấu, mở, mở rộng, mở mới, tiếp nhận, khám, tiêm, quản lý, khai thác, nuôi, sản xuất, chuyển đổi, thu, thu gom, "
    "xử lý, phân loại, tiết kiệm, tuyển, tuyển chọn, gọi, giao, bàn giao, khởi công, ổn định, cắt giảm, kéo giảm, "
    "rút ngắn, xã hội hóa, tư vấn, ra mắt, giới thiệu, ủng hộ, quyên góp, hiến, làm, tu sửa, nạo vét, kiên cố hóa, "
    "số hóa, kích hoạt, phủ sóng, nhân rộng, triển khai, chỉnh trang, di dời, bố trí, khánh thành, tham gia, mỗi, "
    "từng, cả, toàn, phủ, hình thành, củng cố, chuẩn hóa, thắp sáng, trao, tặng, nhận đỡ đầu, đỡ đầu, giúp, giúp "
    "đỡ, nhận, phát hiện, điều tra, bắt, thu hồi, đón, đón tiếp, tiếp đón, phục vụ, đấu giá, tiếp tục, khởi nghiệp, "
    "vay, ủy thác, bảo tồn, phục hồi, tôn tạo, trùng tu, đầu tư, mua sắm, trang bị, khoan, đào, lát, thay thế, lắp, "
    "chăm sóc, khoanh nuôi, bảo vệ, trồng lại, cải tạo vườn, chuyển giao, ký kết, kết nối, liên kết, tái canh, "
    "xây, đổ, dựng, sửa, lợp, đóng, gieo, cấy, ươm, lập, mua, in, cấp phát, chi trả, hòa giải, truy thu, thay mới, "
    "thay, khơi thông, sơn lại, lợp lại, gia cố, khôi phục, tuyên truyền, xuất khẩu, chế biến, tiêu thụ, "
    "đăng ký, xét, gieo trồng, gieo cấy, thả, cho vay, di chuyển"
)
"""Verbs that may open a target; with MEASURES they tell where a new clause begins."""

PREDICATES = phrases(
    "có, đạt, được, đang, là, sử dụng, tham gia, hoàn thành, thực hiện, biết, không, tự, giải quyết, hưởng, dùng, "
    "áp dụng, ứng dụng, trực, đủ, bảo đảm, đảm bảo, cam kết, chấp hành, nộp, cài đặt, kết nối, đi lại, đi, xếp "
    "loại, triển khai, duy trì, cài, tháo dỡ, sinh sống, phân loại, đăng ký, xây dựng, ký, học, tốt nghiệp, vận "
    "hành, hoạt động, chấp nhận, thu gom, chuyển, đóng, mua, bán, thuộc, trở thành, lên lớp, tiêm, khám, mắc, thoát "
    "nghèo, hoàn thiện, công khai, cập nhật, giao dịch, thanh toán"
)
"""Words with which the predicate of a counted noun may begin (``90% ấp | có loa``)."""

BASES = phrases(
    "so với, so, kế hoạch, dự toán, chỉ tiêu, nhu cầu, trên tổng số, trên tổng, trong tổng số, trong tổng, tổng số, "
    "số, tổng, dân số, theo kế hoạch, năm trước, cùng kỳ, trở lên, trở xuống, chỉ tiêu được giao, trên địa bàn, vào "
    "năm, vào cuối năm, trước, trước ngày, nghị quyết, mỗi năm, hằng năm, hàng năm, kế hoạch năm, trong năm, vào, "
    "đến, trên, trong, theo, vốn kế hoạch, kế hoạch vốn, dự toán giao, của, năm, ở, tại, tính"
)
"""Openings behind a number that tell what it is measured against; they are no part of the name."""
