"""Two schemes to begin with, of 1000 and of 100 points. They are samples (mẫu), not law: every number is to be edited.

The main shape – tasks, then Party and government building, then emulation work, with bonus and penalty lines apart – is
the usual one; the lines are an illustration.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Step, Steps, YesNo
from thidua.scoring.logic.scheme import ClassRule, Criterion, Gate, InputRules, LateRule, Scheme, Section, Tie
from thidua.scoring.logic.sharing_out import Promised, shared_out
from thidua.scoring.logic.terms import Measure, Scorer, SectionKind, TieBy, Veto

SAMPLE_MARK = "Mẫu"
PLACEHOLDERS = (
    Promised("", "Chỉ tiêu kinh tế (chọn trong danh mục)"),
    Promised("", "Chỉ tiêu xã hội (chọn trong danh mục)"),
    Promised("", "Chỉ tiêu môi trường (chọn trong danh mục)"),
)
_NOTE = "Bảng điểm mẫu để chỉnh sửa; không phải quy định của pháp luật."
_Row = tuple[str, int, Method, Scorer, str]

_BUILDING: tuple[_Row, ...] = (
    ("Thực hiện chủ trương của Đảng, pháp luật của Nhà nước", 70, Manual(Decimal(1)), Scorer.OWNER,
     "Báo cáo của đơn vị, nhận xét của cơ quan chủ trì"),
    ("Cải cách hành chính, giải quyết hồ sơ đúng hạn", 60,
     Steps((Step(Decimal(90), Decimal(30)), Step(Decimal(95), Decimal(44)), Step(Decimal(98), Decimal(60))),
           of=Measure.VALUE),
     Scorer.OWNER, "Bảng thống kê hồ sơ đúng hạn, tính theo phần trăm"),
    ("Tiếp công dân, giải quyết đơn thư; mỗi vụ quá hạn trừ điểm", 40, Deduction(Decimal(10)), Scorer.OWNER,
     "Sổ theo dõi đơn thư"),
    ("Thực hành dân chủ, đoàn kết nội bộ", 30, Manual(Decimal(1)), Scorer.CLUSTER, "Biên bản hội nghị"),
)  # fmt: skip
_EMULATION: tuple[_Row, ...] = (
    ("Phát động và hưởng ứng phong trào đúng thời gian", 50, YesNo(), Scorer.STANDING, "Văn bản phát động"),
    ("Đăng ký danh hiệu, ký giao ước thi đua", 30, YesNo(), Scorer.STANDING, "Bản đăng ký, giao ước"),
    ("Phát hiện, nhân rộng điển hình tiên tiến", 50, Count(Decimal(10)), Scorer.CLUSTER,
     "Danh sách điển hình có xác nhận"),
    ("Sơ kết, tổng kết và báo cáo đúng kỳ; mỗi báo cáo muộn trừ điểm", 40, Deduction(Decimal(8)), Scorer.STANDING,
     "Báo cáo của đơn vị"),
    ("Hồ sơ khen thưởng đúng đối tượng, đủ thành phần", 30, Manual(Decimal(1)), Scorer.STANDING, "Hồ sơ đã trình"),
)  # fmt: skip
_BONUS: tuple[_Row, ...] = (
    ("Được tặng Cờ thi đua của Chính phủ", 15, YesNo(), Scorer.STANDING, "Quyết định khen thưởng"),
    ("Được tặng Cờ thi đua của bộ, tỉnh", 10, YesNo(), Scorer.STANDING, "Quyết định khen thưởng"),
    ("Mô hình mới được cấp trên nhân rộng", 10, Count(Decimal(5)), Scorer.STANDING, "Văn bản nhân rộng"),
)
_PENALTY: tuple[_Row, ...] = (
    ("Báo cáo, đăng ký nộp quá hạn", 10, Count(Decimal(2)), Scorer.STANDING, "Sổ theo dõi"),
    ("Cán bộ, công chức bị kỷ luật từ khiển trách trở lên", 20, Count(Decimal(5)), Scorer.STANDING,
     "Quyết định kỷ luật"),
)  # fmt: skip
_GATES = (
    Gate("liet-1", "Tập thể lãnh đạo hoặc người đứng đầu bị kỷ luật trong năm", Veto.NOT_PROPOSED),
    Gate("liet-2", "Không đăng ký thi đua, không ký giao ước", Veto.NOT_RANKED),
    Gate("liet-3", "Nhiệm vụ chính trị đạt dưới một nửa số điểm", Veto.ONE_CLASS_DOWN, "I", Decimal(50)),
)
_TIES = (Tie(TieBy.NODE, "I"), Tie(TieBy.LEAST_PENALTY), Tie(TieBy.FEWEST_LATE_DAYS), Tie(TieBy.IMPROVEMENT))
_CLASSES = (
    ClassRule("xuat-sac", "Hoàn thành xuất sắc nhiệm vụ", Decimal(90), Decimal(20)),
    ClassRule("tot", "Hoàn thành tốt nhiệm vụ", Decimal(80)),
    ClassRule("hoan-thanh", "Hoàn thành nhiệm vụ", Decimal(50)),
    ClassRule("khong", "Không hoàn thành nhiệm vụ", Decimal(0)),
)
_INPUTS = InputRules(late=LateRule(Decimal(2), Decimal(20)))


def blank(year: int, name: str) -> Scheme:
    """A scheme of one hundred points without a line."""
    return Scheme(name=name, year=year, maximum=Decimal(100), sections=())


def thousand_points(year: int, targets: Sequence[Promised] = PLACEHOLDERS) -> Scheme:
    """Tasks 600, Party and government 200, emulation work 200; bonus to 30 and penalty to 50 apart."""
    tasks = Section("I", "I", "Nhiệm vụ chính trị, kinh tế - xã hội, quốc phòng - an ninh", SectionKind.MAIN,
                    Decimal(600), shared_out(600, targets, "I.", "I"))  # fmt: skip
    return Scheme(
        name=f"{SAMPLE_MARK}: bảng điểm 1000 điểm năm {year}",
        year=year,
        maximum=Decimal(1000),
        sections=(
            tasks,
            _section("II", "Xây dựng Đảng, chính quyền; chấp hành chủ trương, pháp luật", 200, _BUILDING),
            _section("III", "Công tác thi đua, khen thưởng", 200, _EMULATION),
            _apart("IV", "Điểm thưởng", SectionKind.BONUS, 30, _BONUS),
            _apart("V", "Điểm trừ", SectionKind.PENALTY, 25, _PENALTY),
        ),
        inputs=_INPUTS,
        gates=_GATES,
        ties=_TIES,
        classes=_CLASSES,
        notes=(_NOTE,),
    )


def hundred_points(year: int, targets: Sequence[Promised] = PLACEHOLDERS) -> Scheme:
    """Tasks 60, building 20 and emulation work 20 in one table; bonus to 5 and penalty to 10 apart."""
    tasks = Section("I", "I", "Thực hiện nhiệm vụ chuyên môn", SectionKind.MAIN, Decimal(60),
                    shared_out(60, targets, "I.", "I"))  # fmt: skip
    building = (("Chấp hành chủ trương, pháp luật, nội quy", 12, Manual(), Scorer.STANDING, "Báo cáo của đơn vị"),
                ("Đoàn kết, kỷ luật; mỗi vụ vi phạm trừ điểm", 8, Deduction(Decimal(2)), Scorer.STANDING,
                 "Biên bản, quyết định xử lý"))  # fmt: skip
    emulation = (("Đăng ký, giao ước và phát động thi đua", 8, YesNo(), Scorer.STANDING, "Bản đăng ký, giao ước"),
                 ("Điển hình, sáng kiến được công nhận", 6, Count(Decimal(2)), Scorer.CLUSTER, "Quyết định công nhận"),
                 ("Báo cáo đúng kỳ; mỗi báo cáo muộn trừ điểm", 6, Deduction(Decimal(1)), Scorer.STANDING,
                  "Sổ theo dõi"))  # fmt: skip
    return Scheme(
        name=f"{SAMPLE_MARK}: bảng điểm 100 điểm năm {year}",
        year=year,
        maximum=Decimal(100),
        sections=(
            tasks,
            _section("II", "Xây dựng đơn vị", 20, building),
            _section("III", "Công tác thi đua, khen thưởng", 20, emulation),
            _apart("IV", "Điểm thưởng", SectionKind.BONUS, 5, ((_BONUS[1][0], 5, *_BONUS[1][2:]),)),
            _apart("V", "Điểm trừ", SectionKind.PENALTY, 10, ((_PENALTY[1][0], 10, *_PENALTY[1][2:]),)),
        ),
        inputs=_INPUTS,
        gates=_GATES[:2],
        ties=_TIES,
        classes=_CLASSES,
        notes=(_NOTE,),
    )


def _section(key: str, name: str, maximum: int, rows: Sequence[_Row]) -> Section:
    return Section(key, key, name, SectionKind.MAIN, Decimal(maximum), _criteria(key, rows))


def _apart(key: str, name: str, kind: SectionKind, cap: int, rows: Sequence[_Row]) -> Section:
    return Section(key, key, name, kind, Decimal(cap), _criteria(key, rows))


def _criteria(key: str, rows: Sequence[_Row]) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(f"{key}.{at}", f"{key}.{at}", name, Decimal(points), method, scorer=scorer, evidence=evidence)
        for at, (name, points, method, scorer, evidence) in enumerate(rows, start=1)
    )
