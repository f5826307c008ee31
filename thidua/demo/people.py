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

PASSWORD = "ThiDua-2024"  # printed on purpose: the demonstration's one password

_FAMILIES = ("Hoàng", "Nông", "Lương", "Triệu", "Hứa", "Lý", "Chu", "Đàm", "Lộc", "Bế", "Nguyễn", "Trần")
_GIVEN = (
    "An", "Ánh", "Ân", "Bình", "Cúc", "Chiến", "Dũng", "Đào", "Đức", "Giang", "Hà", "Hiền", "Hoa", "Hùng", "Khánh",
    "Lan", "Linh", "Mai", "Minh", "Nga", "Ngọc", "Oanh", "Phúc", "Quang", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn",
    "Uyên", "Vân", "Xuân", "Yến",
)  # fmt: skip


def invented_name(number: int) -> str:
    """The full name of the invented person with this number; 132 differ before one comes again."""
    return f"{_FAMILIES[number % len(_FAMILIES)]} Mẫu {_GIVEN[number % len(_GIVEN)]}"


@dataclass(frozen=True, slots=True)
class Account:
    """The account of an official: where its role holds if not in the own unit, and whether the password is new."""

    username: str
    role: Role | None
    scope: Unit | None = None
    subtree: bool = False
    must_change_password: bool = False


@dataclass(frozen=True, slots=True)
class Official:
    """A person with a post, and the account where there is one."""

    code: str
    full_name: str
    unit: Unit
    post: str
    is_head: bool = False
    is_leader: bool = False
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class _Seat:
    """A post of the district to be filled by the next invented person."""

    unit: Unit
    post: str
    account: Account
    is_leader: bool = False


_SEATS = (
    _Seat(
        places.DISTRICT,
        "Phó Chủ tịch UBND huyện",
        Account("lanhdao", Role.LEADER, subtree=True),
        is_leader=True,
    ),
    _Seat(
        places.HOME_AFFAIRS,
        "Chuyên viên thi đua, khen thưởng",
        Account("chuyenvien", Role.OFFICER, places.DISTRICT, subtree=True),
    ),
    _Seat(
        places.OFFICE,
        "Chuyên viên công nghệ thông tin",
        Account("quantri", Role.ADMINISTRATOR, places.PROVINCE, subtree=True),
    ),
    _Seat(places.INSPECTORATE, "Thanh tra viên", Account("thanhtra", Role.AUDITOR, places.PROVINCE, subtree=True)),
    _Seat(
        places.FRONT,
        "Phó Chủ tịch",
        Account("hoidong", Role.COUNCIL_MEMBER, places.DISTRICT, subtree=True),
        is_leader=True,
    ),
    _Seat(places.VETERANS, "Ủy viên", Account("nguoila", None)),
    _Seat(places.OFFICE, "Văn thư", Account("moi", Role.UNIT_OFFICER, must_change_password=True)),
)

CHAIRMAN = Official("MAU-CT", invented_name(110), places.DISTRICT, "Chủ tịch UBND huyện", is_head=True, is_leader=True)
"""Presides over the district's council; signs nothing of the demonstration and has no account."""

WITH_HEAD_ACCOUNT = frozenset({"dongmo", "banghuu", "nhanly", "bangmac", "vanlinh", "noivu", "nongnghiep"})
WITH_OFFICER_ACCOUNT = frozenset(
    {
        "dongmo", "chilang", "banghuu", "nhanly", "bangmac", "vanlinh", "maisao",
        "nongnghiep", "taichinh", "vanhoa", "congan", "yte",
    }
)  # fmt: skip


def officials() -> Iterator[Official]:
    """Everybody of the demonstration, in one fixed order: the district's own, then two of every unit."""
    for number, seat in enumerate(_SEATS):
        yield Official(
            _code(number),
            invented_name(number),
            seat.unit,
            seat.post,
            is_leader=seat.is_leader,
            account=seat.account,
        )
    for number, unit in enumerate((*places.COMMUNES, *places.DEPARTMENTS)):
        yield _head_of(unit, len(_SEATS) + 2 * number)
        yield _officer_of(unit, len(_SEATS) + 2 * number + 1)


def _head_of(unit: Unit, number: int) -> Official:
    has_account = unit.handle in WITH_HEAD_ACCOUNT
    return Official(
        _code(number),
        invented_name(number),
        unit,
        f"Chủ tịch UBND {_word(unit)}" if unit in places.COMMUNES else "Thủ trưởng đơn vị",
        is_head=True,
        is_leader=True,
        account=Account(f"{unit.handle}.thutruong", Role.HEAD) if has_account else None,
    )


def _officer_of(unit: Unit, number: int) -> Official:
    has_account = unit.handle in WITH_OFFICER_ACCOUNT
    return Official(
        _code(number),
        invented_name(number),
        unit,
        "Công chức Văn phòng - Thống kê" if unit in places.COMMUNES else "Chuyên viên",
        account=Account(f"{unit.handle}.daumoi", Role.UNIT_OFFICER) if has_account else None,
    )


def _word(unit: Unit) -> str:
    return "thị trấn" if unit.kind is places.Kind.TOWN else "xã"


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
    ShownAccount("bangmac.thutruong", "Chủ tịch UBND xã Bằng Mạc (cũng có: dongmo, banghuu, nhanly, vanlinh)"),
    ShownAccount("bangmac.daumoi", "Đầu mối xã Bằng Mạc (cũng có: dongmo, chilang, banghuu, nhanly, vanlinh, maisao)"),
    ShownAccount("chilang.daumoi", "Đầu mối xã Chi Lăng: phong trào của huyện đang chờ tiếp nhận"),
    ShownAccount("nongnghiep.thutruong", "Trưởng phòng Nông nghiệp và PTNT"),
    ShownAccount("nongnghiep.daumoi", "Cơ quan chủ trì chỉ tiêu (cũng có: taichinh, vanhoa, congan, yte)"),
    ShownAccount("nguoila", "Tài khoản chưa được giao vai trò nào"),
    ShownAccount("moi", "Tài khoản mới, phải đổi mật khẩu ở lần đăng nhập đầu"),
)
