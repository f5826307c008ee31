"""Exemplars of the demonstration: one shown to the public and copied by three communes, one just nominated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from thidua.commendation.actions.exemplars import NewPicture, Story, nominate, publish, verify
from thidua.commendation.actions.replications import Result, copy_exemplar, tell_result
from thidua.commendation.logic.exemplars import ExemplarField, Outcome
from thidua.commendation.models import Exemplar
from thidua.demo.cascading import INVENTED, Users
from thidua.demo.drawing import Scene, drawn
from thidua.demo.founding import Units

LANE = Story(
    ExemplarField.COUNTRYSIDE,
    "Đường hoa tự quản của Bằng Hữu",
    "Ba thôn tự trồng và giữ 2,4 km đường hoa, mỗi chi hội nhận một đoạn có biển tên.",
    f"{INVENTED}: câu chuyện và con số được viết để giới thiệu phần mềm.\n\n"
    "Đầu năm 2024 đường vào thôn còn cỏ dại và rác. Xã không xin kinh phí mà họp từng thôn, hỏi nhà nào góp được gì: "
    "nhà góp cây giống, nhà góp công, nhà hiến đất.\n\n"
    "Mỗi đoạn 200 m giao cho một chi hội chăm sóc, có biển tên. Chiều thứ bảy cả thôn cùng làm một giờ. "
    "Sau bốn tháng, 2,4 km đường đã có hoa; rác được thu gom tại nhà.\n\n"
    "Điều các nơi khác học được: giao việc nhỏ, có tên người giữ, và làm đều mỗi tuần.",
)
ONE_STOP = Story(
    ExemplarField.ADMINISTRATION,
    "Công chức một cửa mang thủ tục về tận thôn",
    "Mỗi tháng hai buổi nhận và trả hồ sơ tại nhà văn hóa thôn, dân không phải đi 9 km ra xã.",
    f"{INVENTED}: câu chuyện và con số được viết để giới thiệu phần mềm.\n\n"
    "Từ tháng 3/2024, mỗi tháng hai buổi, công chức của xã mang máy tính về nhà văn hóa thôn để nhận và trả hồ sơ. "
    "Người già, người khuyết tật được làm thủ tục tại nhà.\n\n"
    "Chín tháng đã nhận 214 hồ sơ, trả đúng hạn 213 hồ sơ.",
)
ALT = "Tranh minh họa: đường làng giữa hai hàng hoa, hai ngôi nhà mái đỏ, xa là dãy núi"


def tell(units: Units, users: Users) -> list[Exemplar]:
    """The published one with what became of its copies, and the nominated one."""
    lane = _published(units, users)
    _copy(lane, units, users)
    return [lane, _nominated(units, users)]


def _published(units: Units, users: Users) -> Exemplar:
    lane = nominate(
        units["banghuu"],
        LANE,
        nominator=units["banghuu"],
        verifier=units["huyen"],
        pictures=[NewPicture(drawn(Scene.FLOWER_LANE), ALT)],
        by=users["banghuu.daumoi"],
        on=date(2024, 5, 10),
    )
    words = "Đã đến ba thôn ngày 16/5/2024, đo thực tế 2,4 km, gặp ba chi hội trưởng phụ nữ."
    lane = verify(lane, verification=words, by=users["chuyenvien"], on=date(2024, 5, 17))
    return publish(lane, consented=False, by=users["lanhdao"], on=date(2024, 5, 24))


def _copy(lane: Exemplar, units: Units, users: Users) -> None:
    """Vạn Linh has told its result, Nhân Lý owes it since 3 December, Mai Sao began in September."""
    began = (
        ("nhanly", date(2024, 6, 3), "Trồng đường hoa ở hai thôn, mỗi chi hội nhận 200 m."),
        ("vanlinh", date(2024, 6, 10), "Giao mỗi tổ liên gia một đoạn đường, làm chiều thứ sáu."),
        ("maisao", date(2024, 9, 4), "Bắt đầu từ đoạn trước trường học và trạm y tế."),
    )
    copies = {
        handle: copy_exemplar(lane, units[handle], since=day, deed=deed, by=users[f"{handle}.daumoi"], on=day)
        for handle, day, deed in began
    }
    words = "Được 1,8 km ở bốn thôn, 96 hộ tham gia; hai thôn xin làm tiếp năm sau."
    result = Result(Outcome.SPREADS, words, Decimal("1.8"), "km")
    tell_result(copies["vanlinh"], result, by=users["vanlinh.daumoi"], on=date(2024, 12, 12))


def _nominated(units: Units, users: Users) -> Exemplar:
    person = users["vanlinh.daumoi"].person
    assert person is not None
    return nominate(
        person,
        ONE_STOP,
        nominator=units["vanlinh"],
        verifier=units["huyen"],
        by=users["vanlinh.thutruong"],
        on=date(2024, 12, 11),
    )
