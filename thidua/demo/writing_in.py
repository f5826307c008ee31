"""Letters that came in: a recommendation answered, a complaint to be assigned, a denunciation that few may see.

Senders are invented, and the denunciation concerns an invented village.
"""

from __future__ import annotations

from datetime import date

from thidua.demo.cascading import INVENTED, Users
from thidua.demo.founding import Units
from thidua.demo.people import invented_name
from thidua.monitoring.actions.complaints import (
    ComplaintFacts,
    answer_complaint,
    assign_complaint,
    finish_step,
    look_at,
    register_complaint,
)
from thidua.monitoring.logic.complaint_states import STEPS, ComplaintKind
from thidua.monitoring.models import Complaint, ComplaintStep

FIRST_SENDER = 100
"""Above the numbers of the officials: nobody of the district writes to it."""


def take_letters_in(units: Units, users: Users) -> list[Complaint]:
    """One letter of each kind, each at another place of its way."""
    return [_recommendation(units, users), _denunciation(units, users), _complaint(units, users)]


def _recommendation(units: Units, users: Users) -> Complaint:
    """Assigned, both steps taken, answered in time."""
    officer = users["chuyenvien"]
    facts = ComplaintFacts(
        ComplaintKind.RECOMMENDATION,
        "Đề nghị công khai kết quả bình xét hộ có vườn mẫu",
        f"{INVENTED}. Đề nghị niêm yết danh sách và điểm của các hộ được bình xét tại nhà văn hóa thôn "
        "để nhân dân theo dõi, góp ý.",
        date(2024, 7, 2),
        sender_name=invented_name(FIRST_SENDER),
        sender_contact="Thôn Mẫu 1, xã Nhân Lý",
        concerns_unit=units["nhanly"],
    )
    letter = register_complaint(facts, receiver=units["huyen"], by=officer, on=facts.received_on)
    steps, on = STEPS[facts.kind], date(2024, 7, 3)
    letter = assign_complaint(letter, handlers=[officer], steps=steps, by=users["lanhdao"], on=on)
    _finish(letter, 1, "Đã làm việc với UBND xã: danh sách mới niêm yết ở trụ sở xã.", users, date(2024, 7, 9))
    _finish(letter, 2, "Đã dự thảo và trình văn bản trả lời.", users, date(2024, 7, 15))
    answer = (
        "UBND xã Nhân Lý đã niêm yết danh sách, điểm và biên bản bình xét tại nhà văn hóa các thôn từ ngày 12/7/2024; "
        "thời gian góp ý 15 ngày."
    )
    return answer_complaint(letter, answer=answer, number="412/UBND-NV", by=officer, on=date(2024, 7, 16))


def _finish(letter: Complaint, position: int, result: str, users: Users, on: date, by: str = "chuyenvien") -> None:
    step = ComplaintStep.objects.select_related("complaint__receiver").get(complaint=letter, position=position)
    finish_step(step, result=result, by=users[by], on=on)


def _denunciation(units: Units, users: Users) -> Complaint:
    """Seen by the leader and by the two who handle it; the first step is taken, the next one is late."""
    leader = users["lanhdao"]
    facts = ComplaintFacts(
        ComplaintKind.DENUNCIATION,
        "Bình xét gia đình văn hóa không họp dân",
        f"{INVENTED}. Việc bình xét gia đình văn hóa năm 2024 của Thôn Mẫu 2 không tổ chức họp dân, "
        "biên bản ghi số người dự cao hơn thực tế.",
        date(2024, 11, 18),
        sender_name=invented_name(FIRST_SENDER + 1),
        sender_contact="Thôn Mẫu 2, xã Vạn Linh",
        concerns_unit=units["vanlinh.thon2"],
    )
    letter = register_complaint(
        facts, receiver=units["huyen"], leader=leader, by=users["chuyenvien"], on=facts.received_on
    )
    on = date(2024, 11, 20)
    look_at(letter, by=leader, on=on)
    handlers = [users["thanhtra"], users["hoidong"]]
    letter = assign_complaint(letter, handlers=handlers, steps=STEPS[facts.kind], by=leader, on=on)
    look_at(letter, by=users["thanhtra"], on=date(2024, 11, 21))
    result = "Người tố cáo xác nhận nội dung; đủ điều kiện thụ lý."
    _finish(letter, 1, result, users, date(2024, 11, 26), by="thanhtra")
    return letter


def _complaint(units: Units, users: Users) -> Complaint:
    """Came in four days ago, nobody is named yet."""
    facts = ComplaintFacts(
        ComplaintKind.COMPLAINT,
        "Không đồng ý với kết quả xếp loại hộ tham gia phong trào chỉnh trang vườn hộ",
        f"{INVENTED}. Gia đình đã làm đủ năm nội dung của phong trào nhưng chỉ được xếp loại khá; "
        "đề nghị xem lại biên bản chấm.",
        date(2024, 12, 16),
        sender_name=invented_name(FIRST_SENDER + 2),
        sender_contact="Xã Mai Sao",
        concerns_unit=units["maisao"],
    )
    return register_complaint(facts, receiver=units["huyen"], by=users["chuyenvien"], on=facts.received_on)
