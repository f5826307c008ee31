"""Invented people and the accounts of the demonstration.

Nobody here exists: every full name has the middle name "Mẫu" (sample). Only the signer of the public document keeps the
own name, and only as signer. User names are ``<place>.<role>``; those of the district are one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.demo import places
from thidua.demo.places import Unit
from thidua.directory.models import Role

PASSWORD = "ThiDua-2024"  # noqa: S105 - printed on purpose: the demonstration's one password

_FAMILIES = ("Hoàng", "Nông", "Lương", "Triệu", "Hứa", "Lý", "Chu", "Đàm", "Lộc", "Bế", "Nguyễn", "Trần")
_GIVEN = (
    "An", "Ánh", "Ân", "Bình", "Cúc", "Chiến", "Dũng", "Đào", "Đức", "Giang", "Hà", "Hiền", "Hoa", "Hùng", "Khánh",
    "Lan", "Linh", "Mai", "Minh", "Nga", "Ngọc", "Oanh", "Phúc", "Quang", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn",
    "Uyên", "Vân", "Xuân", "Yến",
)  # fmt: skip


def invented_name(number: int) -> str:
    """The full name of the invented person with this number; 396 differ before one comes again."""
    return f"{_FAMILIES[number % len(_FAMILIES)]} Mẫu {_GIVEN[number % len(_GIVEN)]}"


@dataclass(frozen=True, slots=True)
class Official:
    """A person with a post, and the account that goes with it. ``username`` is empty for who has none."""

    code: str
    full_name: str
    unit: Unit
    post: str
    is_head: bool = False
    is_leader: bool = False
    username: str = ""
    role: Role | None = None
    scope: Unit | None = None  # where the role holds, if not in the own unit
    subtree: bool = False
    must_change_password: bool = False


_DISTRICT_OFFICIALS: tuple[tuple[Unit, str, bool, bool, str, Role | None, Unit | None, bool], ...] = (
    (places.DISTRICT, "Phó Chủ tịch UBND huyện", False, True, "lanhdao", Role.LEADER, None, True),
    (places.HOME_AFFAIRS, "Chuyên viên", False, False, "chuyenvien", Role.OFFICER, places.DISTRICT, True),
    (
        places.OFFICE,
        "Chuyên viên công nghệ thông tin",
        False,
        False,
        "quantri",
        Role.ADMINISTRATOR,
        places.PROVINCE,
        True,
    ),
    (places.INSPECTORATE, "Thanh tra viên", False, False, "thanhtra", Role.AUDITOR, places.PROVINCE, True),
    (places.FRONT, "Phó Chủ tịch", False, True, "hoidong", Role.COUNCIL_MEMBER, places.DISTRICT, True),
    (places.UNION, "Chủ tịch", True, True, "hoidong2", Role.COUNCIL_MEMBER, places.DISTRICT, True),
    (places.VETERANS, "Ủy viên", False, False, "nguoila", None, None, False),
)


def officials() -> Iterator[Official]:
    """Everybody of the demonstration, in one fixed order: the district's own, then two of every unit."""
    number = 0
    for unit, post, is_head, is_leader, username, role, scope, subtree in _DISTRICT_OFFICIALS:
        yield Official(
            _code(number), invented_name(number), unit, post, is_head, is_leader, username, role, scope, subtree
        )
        number += 1
    for unit in (*places.COMMUNES, *places.DEPARTMENTS):
        yield from _pair(unit, number)
        number += 2


def _pair(unit: Unit, number: int) -> Iterator[Official]:
    """The head and the unit officer of one unit."""
    is_place = unit in places.COMMUNES
    word = "thị trấn" if unit.kind is places.Kind.TOWN else "xã"
    yield Official(
        _code(number),
        invented_name(number),
        unit,
        f"Chủ tịch UBND {word}" if is_place else "Thủ trưởng đơn vị",
        is_head=True,
        is_leader=True,
        username=f"{unit.handle}.thutruong",
        role=Role.HEAD,
    )
    yield Official(
        _code(number + 1),
        invented_name(number + 1),
        unit,
        "Công chức Văn phòng - Thống kê" if is_place else "Chuyên viên",
        username=f"{unit.handle}.daumoi",
        role=Role.UNIT_OFFICER,
    )


def _code(number: int) -> str:
    return f"MAU-{number + 1:03d}"


@dataclass(frozen=True, slots=True)
class ShownAccount:
    """An account as the command prints it: who that is and what to try."""

    username: str
    what: str


SHOWN_ACCOUNTS = (
    ShownAccount("chuyenvien", "Chuyên viên TĐKT, Phòng Nội vụ: tải văn bản, rà soát, ban hành, phân bổ, đôn đốc"),
    ShownAccount("lanhdao", "Lãnh đạo UBND huyện: xem toàn cảnh"),
    ShownAccount("hoidong", "Thành viên Hội đồng TĐKT huyện"),
    ShownAccount("thanhtra", "Thanh tra: xem mọi việc và nhật ký, không sửa"),
    ShownAccount("quantri", "Quản trị hệ thống: tài khoản, đơn vị, nhập Excel"),
    ShownAccount("banghuu.thutruong", "Chủ tịch UBND xã Bằng Hữu (các xã khác: <tên xã>.thutruong)"),
    ShownAccount("banghuu.daumoi", "Đầu mối xã Bằng Hữu: tiếp nhận, hưởng ứng (các xã khác: <tên xã>.daumoi)"),
    ShownAccount("nongnghiep.daumoi", "Phòng Nông nghiệp và PTNT: cơ quan chủ trì chỉ tiêu (các phòng khác tương tự)"),
    ShownAccount("nguoila", "Tài khoản chưa được giao vai trò nào"),
    ShownAccount("moi", "Tài khoản mới, phải đổi mật khẩu ở lần đăng nhập đầu"),
)
