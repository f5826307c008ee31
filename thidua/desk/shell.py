"""What every page shows around its content: navigation, the signed-in person, unread notices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

import thidua
from thidua.core import clock
from thidua.core.queries import notices_of
from thidua.directory.models import Role
from thidua.directory.queries import grants_of

MOST_SHOWN = 99


@dataclass(frozen=True, slots=True)
class Rail:
    """An entry of the left rail. Entries whose route does not exist are not shown: no dead links."""

    label: Any
    icon: str
    route: str
    prefix: str
    subs: tuple[Rail, ...] = ()


RAIL = (
    Rail(_("Tổng quan"), "layout-dashboard", "home", "/"),
    Rail(
        _("Phong trào"),
        "flag",
        "campaign_list",
        "/phong-trao/",
        (
            Rail(_("Văn bản chờ duyệt"), "inbox", "intake_list", "/tiep-nhan/"),
            Rail(_("Danh mục chỉ tiêu"), "target", "indicator_list", "/phong-trao/chi-tieu/"),
        ),
    ),
    Rail(_("Số liệu"), "chart-bar", "report_list", "/so-lieu/"),
    Rail(_("Chấm điểm"), "clipboard-check", "scorecard_list", "/cham-diem/"),
    Rail(_("Khen thưởng"), "medal", "dossier_list", "/khen-thuong/"),
    Rail(_("Điển hình"), "star", "exemplar_list", "/dien-hinh/"),
    Rail(_("Văn bản"), "file-text", "document_list", "/van-ban/"),
    Rail(
        _("Đơn vị & cá nhân"),
        "sitemap",
        "unit_list",
        "/don-vi/",
        (
            Rail(_("Đơn vị"), "building", "unit_list", "/don-vi/"),
            Rail(_("Cá nhân"), "users", "person_list", "/ca-nhan/"),
            Rail(_("Cụm, khối thi đua"), "users-group", "cluster_list", "/cum-khoi/"),
        ),
    ),
    Rail(
        _("Quản trị"),
        "settings",
        "admin_home",
        "/quan-tri/",
        (
            Rail(_("Tài khoản"), "user-cog", "user_list", "/quan-tri/tai-khoan/"),
            Rail(_("Nhập từ Excel"), "table-import", "import_start", "/quan-tri/nhap-excel/"),
            Rail(_("Nhật ký hệ thống"), "history", "audit_list", "/quan-tri/nhat-ky/"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class RailLink:
    """A rail entry as shown on one page."""

    label: str
    icon: str
    url: str
    here: bool
    exact: bool
    subs: tuple[RailLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A role the signed-in person holds today, and in which unit."""

    role: str
    unit: str


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything the layout needs. ``unread`` counts the notices nobody has opened."""

    agency: str
    version: str
    language: str
    here: str
    query: str
    name: str
    username: str
    offices: tuple[Office, ...]
    unread: int
    rail: tuple[RailLink, ...]
    first_password: bool

    @property
    def account_layout(self) -> str:
        """The layout of the password page: who still has a given password is not let in yet."""
        return "desk/gate.html" if self.first_password else "desk/page.html"

    @property
    def office(self) -> str:
        """The first office, in one line."""
        return f"{self.offices[0].role} · {self.offices[0].unit}" if self.offices else ""

    @property
    def unread_text(self) -> str:
        return f"{MOST_SHOWN}+" if self.unread > MOST_SHOWN else str(self.unread)


@cache
def _address(route: str) -> str | None:
    try:
        return reverse(route)
    except NoReverseMatch:
        return None


def _link(entry: Rail, path: str) -> RailLink | None:
    url = _address(entry.route)
    if url is None:
        return None
    subs = tuple(link for sub in entry.subs if (link := _link(sub, path)) is not None)
    at_home = entry.prefix == "/"
    here = path == "/" if at_home else path.startswith(entry.prefix) or any(sub.here for sub in subs)
    return RailLink(str(entry.label), entry.icon, url, here, path == url, subs)


def rail_for(path: str) -> tuple[RailLink, ...]:
    """The rail as it looks on the page at ``path``."""
    return tuple(link for entry in RAIL if (link := _link(entry, path)) is not None)


def build(request: HttpRequest) -> Shell:
    """The shell of one page. One query for the notices and one for the offices, only where a layout is shown."""
    user = request.user if request.user.is_authenticated else None
    grants = grants_of(user, clock.today()) if user else ()
    return Shell(
        agency=settings.AGENCY,
        version=thidua.VERSION,
        language=(translation.get_language() or "vi")[:2],
        here=request.get_full_path(),
        query=request.GET.get("q", "") if request.path == _address("search") else "",
        name=str(user) if user else "",
        username=user.username if user else "",
        offices=tuple(Office(str(Role(grant.role).label), str(grant.organisation)) for grant in grants),
        unread=notices_of(user).filter(read_at=None).count() if user else 0,
        rail=rail_for(request.path) if user else (),
        first_password=bool(user and user.must_change_password),
    )


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of the layout, built only when a template asks for it."""
    return {"shell": SimpleLazyObject(lambda: build(request))}
