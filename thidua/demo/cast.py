"""A small district with somebody in every role, made in under a second: what tests and trials begin with.

The same units, names and password as the full demonstration, through the same actions, without its twenty communes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core.audit import SYSTEM
from thidua.demo import places
from thidua.demo.founding import found
from thidua.demo.people import PASSWORD, Account, Official, invented_name
from thidua.demo.places import Unit
from thidua.demo.staffing import SINCE, hashed_password, open_account, register
from thidua.directory.models import Organisation, Role, User

NEIGHBOUR = Unit("20.186", "Huyện Hữu Lũng", "Hữu Lũng", places.Kind.DISTRICT, "huulung", "186")
_COMMUNES = tuple(unit for unit in places.COMMUNES if unit.handle in {"dongmo", "banghuu", "nhanly", "bangmac"})
_BODIES = (places.HOME_AFFAIRS, places.AGRICULTURE, places.FINANCE, places.POLICE)


@dataclass(frozen=True, slots=True)
class Cast:
    """Units and accounts by their part. ``password`` signs every account in; ``newcomer`` must change it first."""

    on: date
    password: str
    province: Organisation
    district: Organisation
    neighbour: Organisation
    dong_mo: Organisation
    bang_huu: Organisation
    nhan_ly: Organisation
    bang_mac: Organisation
    home_affairs: Organisation
    agriculture: Organisation
    finance: Organisation
    police: Organisation
    admin: User
    auditor: User
    officer: User
    leader: User
    council_member: User
    neighbour_officer: User
    bang_huu_head: User
    bang_huu_officer: User
    nhan_ly_head: User
    nhan_ly_officer: User
    bang_mac_officer: User
    agriculture_head: User
    agriculture_officer: User
    finance_officer: User
    police_officer: User
    newcomer: User
    stranger: User

    @property
    def communes(self) -> list[Organisation]:
        """The communes and towns of the small district."""
        return [self.dong_mo, self.bang_huu, self.nhan_ly, self.bang_mac]

    @property
    def units(self) -> list[Organisation]:
        """All that stand directly under the district."""
        return [*self.communes, self.home_affairs, self.agriculture, self.finance, self.police]


@dataclass(frozen=True, slots=True)
class _Part:
    """One person of the cast: the unit of the post, and the account."""

    name: str
    home: str
    account: Account


def _part(name: str, home: str, username: str, role: Role | None, scope: Unit | None = None) -> _Part:
    return _Part(name, home, Account(username, role, scope, subtree=scope is not None))


_PARTS = (
    _part("admin", "huyen", "quantri", Role.ADMINISTRATOR, places.PROVINCE),
    _part("auditor", "huyen", "thanhtra", Role.AUDITOR, places.PROVINCE),
    _part("officer", "noivu", "chuyenvien", Role.OFFICER, places.DISTRICT),
    _part("leader", "huyen", "lanhdao", Role.LEADER, places.DISTRICT),
    _part("council_member", "huyen", "hoidong", Role.COUNCIL_MEMBER, places.DISTRICT),
    _part("neighbour_officer", "huulung", "huulung.chuyenvien", Role.OFFICER, NEIGHBOUR),
    _part("bang_huu_head", "banghuu", "banghuu.thutruong", Role.HEAD),
    _part("bang_huu_officer", "banghuu", "banghuu.daumoi", Role.UNIT_OFFICER),
    _part("nhan_ly_head", "nhanly", "nhanly.thutruong", Role.HEAD),
    _part("nhan_ly_officer", "nhanly", "nhanly.daumoi", Role.UNIT_OFFICER),
    _part("bang_mac_officer", "bangmac", "bangmac.daumoi", Role.UNIT_OFFICER),
    _part("agriculture_head", "nongnghiep", "nongnghiep.thutruong", Role.HEAD),
    _part("agriculture_officer", "nongnghiep", "nongnghiep.daumoi", Role.UNIT_OFFICER),
    _part("finance_officer", "taichinh", "taichinh.daumoi", Role.UNIT_OFFICER),
    _part("police_officer", "congan", "congan.daumoi", Role.UNIT_OFFICER),
    _Part("newcomer", "dongmo", Account("moi", Role.UNIT_OFFICER, must_change_password=True)),
    _part("stranger", "dongmo", "nguoila", None),
)


def district(on: date) -> Cast:
    """Found the small district as by the day ``on``: units, people, accounts and roles hold on it and after."""
    founded, since = min(on, places.SETTLED), min(on, SINCE)
    units = found([places.PROVINCE], None, founded, by=SYSTEM)
    units |= found([places.DISTRICT, NEIGHBOUR], units["tinh"], founded, by=SYSTEM)
    units |= found([*_COMMUNES, *_BODIES], units["huyen"], founded, by=SYSTEM)
    plans = {unit.handle: unit for unit in (places.PROVINCE, places.DISTRICT, NEIGHBOUR, *_COMMUNES, *_BODIES)}
    password_hash = hashed_password()
    users = {}
    for number, part in enumerate(_PARTS):
        is_head = part.account.role is Role.HEAD
        post = "Thủ trưởng đơn vị" if is_head else f"Vị trí {number + 1}"
        official = Official(f"MAU-{number + 1:03d}", invented_name(number), plans[part.home], post, is_head)
        person = register(official, units[part.home], since=since, by=SYSTEM)
        scope = units[(part.account.scope or plans[part.home]).handle]
        users[part.name] = open_account(part.account, person, scope, password_hash, since=since, by=SYSTEM)
    return Cast(
        on=on,
        password=PASSWORD,
        province=units["tinh"],
        district=units["huyen"],
        neighbour=units["huulung"],
        dong_mo=units["dongmo"],
        bang_huu=units["banghuu"],
        nhan_ly=units["nhanly"],
        bang_mac=units["bangmac"],
        home_affairs=units["noivu"],
        agriculture=units["nongnghiep"],
        finance=units["taichinh"],
        police=units["congan"],
        **users,
    )
