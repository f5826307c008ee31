"""How the clauses of a line are joined: the words between them, and the words a task or an afterthought begins with."""

from __future__ import annotations

from enum import StrEnum

from thidua.campaigns.logic.reading.tokens import Phrases, phrases


class Joint(StrEnum):
    """How a clause is joined to the one before."""

    FIRST = "first"  # opens a line or a sentence
    STRONG = "strong"  # behind a semicolon
    COMMA = "comma"
    AND = "and"
    WITHIN = "within"  # a part of the clause before: trong đó, gồm
    APART = "apart"  # the same measure elsewhere: riêng


SEPARATORS: Phrases[Joint] = Phrases(
    {",": Joint.COMMA, "và": Joint.AND, "cùng với": Joint.AND, "trong đó": Joint.WITHIN,
     "trong đó riêng": Joint.APART, "riêng": Joint.APART, "gồm": Joint.WITHIN, "bao gồm": Joint.WITHIN,
     "gồm có": Joint.WITHIN,
     "đồng thời": Joint.COMMA, "trong đó :": Joint.WITHIN, "gồm :": Joint.WITHIN, "bao gồm :": Joint.WITHIN,
     "trong đó , riêng": Joint.APART, "cụ thể :": Joint.WITHIN, "cụ thể là :": Joint.WITHIN,
     "cụ thể như sau :": Joint.WITHIN,
     "chia ra :": Joint.WITHIN, "cụ thể": Joint.WITHIN, "gồm các": Joint.WITHIN, "trong số đó": Joint.WITHIN}
)  # fmt: skip
COMPARISONS = phrases(
    "bằng, đạt, tương đương, tương ứng, tương đương với, chiếm, đạt tỷ lệ, tương đương khoảng, tức, ước bằng"
)
TAILS = phrases(
    "so với, so, trước, vào, theo, tính đến, kể cả, không kể, chưa kể, không tính, trên địa bàn, trong năm, đến, nhằm"
)
TASKS = phrases(
    "thực hiện, triển khai, phát động, tiếp tục, đẩy mạnh, tăng cường, tổ chức, nâng cao, tập trung, chủ động, làm "
    "tốt, quan tâm, chú trọng, huy động, vận động, phối hợp, rà soát, chỉ đạo, hưởng ứng, tham mưu, đổi mới, khuyến "
    "khích, tuyên truyền, củng cố, phát huy, mở rộng, giữ, xây dựng, phát triển, hoàn thiện, duy trì, quản lý, bảo "
    "đảm, đảm bảo, hướng dẫn, nhân rộng, kiểm tra, theo dõi, đôn đốc, thi đua, "
    "tham gia, kết hợp, gắn, chăm lo, chăm sóc, kịp thời"
)
RHYTHMS = phrases(
    "mỗi năm, hằng năm, hàng năm, bình quân mỗi năm, bình quân hằng năm, bình quân hàng năm, mỗi tháng, hằng tháng, "
    "hàng tháng, mỗi quý, hằng quý, hàng quý, mỗi nhiệm kỳ, mỗi tuần"
)
DETACHED = phrases(
    "gắn với, góp phần, nhằm, qua đó, từ đó, tạo điều kiện, không ngừng, tạo, bảo đảm, đảm bảo, phục vụ, để, "
    "ưu tiên, chú trọng, theo hướng, nòng cốt là, chủ yếu là, đáp ứng, hướng tới, tiến tới, nhất là, đặc biệt là"
)
"""Openings of an afterthought that is no part of the target in front of it."""


SHARE_SIGNS = frozenset("%‰")
STOPS = frozenset({".", "…", "!", "?"})
LONGEST_TITLE = 2  # “TX.”, “TT.”, “Q.” stand before a name; “USD.”, “NTM.” end a sentence
