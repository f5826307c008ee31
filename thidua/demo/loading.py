"""The steps of the demonstration in their order, and what each hands to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thidua.campaigns.models import Campaign
from thidua.core.audit import SYSTEM
from thidua.demo import (
    cascading,
    deliberating,
    founding,
    honours,
    inspecting,
    judgement,
    merit,
    moving,
    past_merit,
    people,
    reporting,
    reviewing,
    staffing,
    surveying,
    telling,
    writing,
    writing_in,
    year_before,
)
from thidua.demo.emptying import DAY
from thidua.demo.founding import Units
from thidua.demo.launch_text import DATA, FLAWED, SIGNED
from thidua.directory.models import User


@dataclass(slots=True)
class Demonstration:
    """What has been loaded so far: units by handle, accounts by user name."""

    units: Units = field(default_factory=dict)
    heirs: Units = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    campaign: Campaign | None = None

    @property
    def officer(self) -> User:
        """The district's emulation officer, who does most of it."""
        return self.users["chuyenvien"]

    @property
    def launched(self) -> Campaign:
        """The campaign of 2024, once it is adopted."""
        assert self.campaign is not None
        return self.campaign


Step = Callable[[Demonstration], str]
"""Loads one part and returns what was loaded, in words for the terminal."""


def _found(state: Demonstration) -> str:
    state.units = founding.found_district(by=SYSTEM)
    return f"{len(state.units)} đơn vị"


def _staff(state: Demonstration) -> str:
    officials = list(people.officials())
    state.users = staffing.staff(officials, state.units, by=SYSTEM)
    return f"{len(officials)} người, {len(state.users)} tài khoản"


def _cluster(state: Demonstration) -> str:
    clusters = staffing.make_clusters(state.units, by=SYSTEM)
    return f"{len(clusters)} cụm"


def _catalogue(state: Demonstration) -> str:
    indicators = reviewing.enter_catalogue(state.units, by=state.officer)
    return f"{len(indicators)} chỉ tiêu"


def _adopt(state: Demonstration) -> str:
    path = DATA / f"{SIGNED.name}.docx"
    state.campaign = reviewing.adopt_document(path, state.units["huyen"], by=state.officer)
    return f"{path.name} thành {state.campaign.code}, {state.campaign.targets.count()} chỉ tiêu"


def _launch(state: Demonstration) -> str:
    state.campaign = cascading.launch(state.launched, officer=state.officer, leader=state.users["lanhdao"])
    return f"gửi {state.launched.participations.count()} đơn vị"


def _allocate(state: Demonstration) -> str:
    checks = cascading.allocate(state.launched, state.units, by=state.officer)
    return f"{len(checks)} chỉ tiêu"


def _respond(state: Demonstration) -> str:
    acknowledged = cascading.respond(state.launched, state.units, state.users)
    own = [cascading.answer(state.launched, plan, state.units, state.users) for plan in cascading.ANSWERS]
    return f"{acknowledged} đơn vị tiếp nhận, {len(own)} xã phát động phong trào của mình"


def _adjust(state: Demonstration) -> str:
    adjustment = cascading.adjust(state.launched, by=state.officer)
    return f"theo {adjustment.document_number}"


def _leave_waiting(state: Demonstration) -> str:
    path = DATA / f"{FLAWED.name}.pdf"
    intake = reviewing.take_in(path, state.units["huyen"], by=state.officer, on=DAY)
    return f"{intake.code}, {len(intake.reading['remarks'])} điểm cần xem lại"


def _write(state: Demonstration) -> str:
    papers = writing.write_papers(state.launched, state.units, state.users)
    incoming = writing.enter_incoming(state.launched, state.users)
    return f"{len(papers)} văn bản, {incoming} văn bản đến"


def _report(state: Demonstration) -> str:
    count = reporting.report_the_year(state.launched, state.units, state.users)
    return f"{count} báo cáo"


def _enter_year_before(state: Demonstration) -> str:
    count = year_before.enter_year_before(state.launched, state.units, state.users)
    return f"{count} báo cáo"


def _move(state: Demonstration) -> str:
    results = moving.live_movements(state.launched, state.units, state.users)
    return f"{len(results)} kết quả, {len(moving.REVIEWS)} lần đánh giá"


def _inspect(state: Demonstration) -> str:
    plans = inspecting.inspect(state.launched, state.units, state.users)
    return f"{len(plans)} kế hoạch, {len(inspecting.VISITS)} cuộc đã kết luận"


def _take_letters_in(state: Demonstration) -> str:
    letters = writing_in.take_letters_in(state.units, state.users)
    return f"{len(letters)} đơn"


def _survey(state: Demonstration) -> str:
    scores = surveying.survey(state.units, state.users)
    return f"{len(surveying.SURVEYS)} khảo sát, {len(scores)} kết quả"


def _keep_merit(state: Demonstration) -> str:
    kept = past_merit.keep_merit(state.units, state.users)
    return f"{kept.honours} thành tích, {kept.ratings} lần xếp loại, {kept.initiatives} sáng kiến"


def _tell(state: Demonstration) -> str:
    exemplars = telling.tell(state.units, state.users)
    return f"{len(exemplars)} điển hình"


def _merit(state: Demonstration) -> str:
    told = merit.tell_merit(state.units, state.users)
    return f"{told.honours} danh hiệu đã ghi, {told.dossiers} hồ sơ đề nghị"


def _judge(state: Demonstration) -> str:
    return judgement.judge_the_year(state.launched, state.units, state.users)


def _commend(state: Demonstration) -> str:
    decision, dossiers = honours.commend_the_year(state.units, state.users)
    return f"{dossiers} hồ sơ, Quyết định {decision.number} khen {decision.lines.count()} trường hợp"


def _deliberate(state: Demonstration) -> str:
    council, decided = deliberating.deliberate(state.units, state.users)
    return f"{council}, {decided} hồ sơ đã biểu quyết"


def _merge(state: Demonstration) -> str:
    staffing.end_headships(state.units, state.users, by=SYSTEM)
    state.heirs = founding.merge_communes(state.units, by=SYSTEM)
    staffing.lead_heirs(state.units, state.heirs, state.users, by=SYSTEM)
    founding.close_district(state.units, by=SYSTEM)
    staffing.keep_records(state.users["chuyenvien"], state.units["tinh"], by=SYSTEM)
    return f"20 xã, thị trấn thành {len(state.heirs)} xã từ 01/7/2025"


FIGURES = "Số liệu mười hai tháng"
YEAR_BEFORE = "Số liệu năm 2023 để đối chiếu cùng kỳ"
LIVING: tuple[tuple[str, Step], ...] = (
    ("Kết quả các phong trào chuyên đề", _move),
    ("Kiểm tra, kết luận và khắc phục", _inspect),
    ("Đơn thư", _take_letters_in),
    ("Khảo sát bên ngoài: DDCI, PAR INDEX, SIPAS", _survey),
    ("Xếp loại, khen thưởng các năm trước, sáng kiến", _keep_merit),
    ("Điển hình tiên tiến", _tell),
)
"""What else happened in the year, beside its figures."""
COUNCIL = "Hội đồng Thi đua - Khen thưởng, bỏ phiếu kín"
"""After the decision of the year: its dossiers keep their numbers where there is no council."""
OF_THE_YEAR = frozenset({FIGURES, YEAR_BEFORE, COUNCIL, *(title for title, _step in LIVING)})
"""Steps that are left out where only the campaign itself is wanted."""
STEPS: tuple[tuple[str, Step], ...] = (
    ("Tỉnh, huyện, xã, thị trấn, phòng ban, đoàn thể", _found),
    ("Cán bộ, tài khoản, vai trò", _staff),
    ("Cụm thi đua năm 2024", _cluster),
    ("Danh mục chỉ tiêu", _catalogue),
    ("Đọc, rà soát và tiếp nhận văn bản phát động", _adopt),
    ("Phát động phong trào thi đua năm 2024", _launch),
    ("Phân bổ chỉ tiêu", _allocate),
    ("Tiếp nhận và hưởng ứng", _respond),
    ("Điều chỉnh một chỉ tiêu", _adjust),
    ("Văn bản còn sai sót chờ rà soát", _leave_waiting),
    ("Văn bản của phong trào, sổ văn bản", _write),
    (FIGURES, _report),
    (YEAR_BEFORE, _enter_year_before),
    *LIVING,
    ("Hồ sơ thành tích, đợt xét khen thưởng năm 2024", _merit),
    ("Đăng ký, giao ước, chấm điểm", _judge),
    ("Hồ sơ, quyết định khen thưởng, quỹ", _commend),
    (COUNCIL, _deliberate),
    ("Sáp nhập theo Nghị quyết 1672/NQ-UBTVQH15", _merge),
)
