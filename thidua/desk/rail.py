"""The left rail: its entries as a table, and the links one person sees on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Role
from thidua.directory.policy import LEDGER_READERS, PEOPLE_KEEPERS
from thidua.monitoring.policy.calendar import CALENDAR_KEEPERS


@dataclass(frozen=True, slots=True)
class Rail:
    """An entry of the left rail. No dead links: entries whose route does not exist, and those of roles the person does
    not hold, are left out; a section with sub-entries needs one of them and leads to the first. ``roles`` empty: all.
    """

    label: Any
    icon: str
    route: str
    prefix: str
    subs: tuple[Rail, ...] = ()
    roles: tuple[Role, ...] = ()


RAIL = (
    Rail(_("Tổng quan"), "layout-dashboard", "home", "/"),
    Rail(
        _("Phong trào"),
        "flag",
        "campaign_list",
        "/phong-trao/",
        (
            Rail(_("Danh sách phong trào"), "flag", "campaign_list", "/phong-trao/"),
            Rail(_("Văn bản chờ duyệt"), "inbox", "intake_list", "/tiep-nhan/"),
            Rail(_("Phong trào chuyên đề"), "flag", "movement_list", "/phong-trao/chuyen-de/"),
            Rail(_("Danh mục chỉ tiêu"), "target", "indicator_list", "/phong-trao/chi-tieu/"),
        ),
    ),
    Rail(
        _("Số liệu"),
        "chart-bar",
        "report_list",
        "/so-lieu/",
        (
            Rail(_("Bảng theo dõi"), "layout-dashboard", "dashboard", "/so-lieu/theo-doi/"),
            Rail(_("Báo cáo của đơn vị"), "file-spreadsheet", "report_list", "/so-lieu/"),
            Rail(_("Xác nhận số liệu"), "checks", "confirm_list", "/so-lieu/xac-nhan/"),
            Rail(_("Kỳ báo cáo"), "calendar", "round_list", "/so-lieu/ky/"),
            Rail(_("Tiến độ nộp"), "calendar-stats", "report_matrix", "/so-lieu/tien-do/"),
            Rail(_("Bảng xoay"), "table", "pivot", "/so-lieu/bang-xoay/"),
            Rail(_("Khảo sát bên ngoài"), "chart-line", "survey_list", "/khao-sat/"),
            Rail(_("Kiểm tra"), "zoom-check", "inspection_list", "/kiem-tra/"),
            Rail(_("Kiến nghị, tố cáo"), "message-report", "complaint_list", "/kien-nghi/"),
        ),
    ),
    Rail(
        _("Chấm điểm"),
        "clipboard-check",
        "scorecard_list",
        "/cham-diem/",
        (
            Rail(_("Đợt chấm điểm"), "clipboard-check", "scorecard_list", "/cham-diem/"),
            Rail(_("Bảng điểm"), "list-check", "scheme_list", "/cham-diem/bang-diem/"),
            Rail(_("Đăng ký thi đua"), "writing", "registration_list", "/cham-diem/dang-ky/"),
        ),
    ),
    Rail(
        _("Khen thưởng"),
        "medal",
        "dossier_list",
        "/khen-thuong/",
        (
            Rail(_("Hồ sơ đề nghị"), "medal", "dossier_list", "/khen-thuong/"),
            Rail(_("Đợt xét"), "calendar-event", "award_round_list", "/khen-thuong/dot/"),
            Rail(_("Hội đồng"), "users-group", "council_list", "/hoi-dong/"),
            Rail(_("Quyết định khen thưởng"), "certificate", "decision_list", "/khen-thuong/quyet-dinh/"),
            Rail(_("Quỹ, tiền thưởng"), "book", "fund_list", "/khen-thuong/quy/"),
            Rail(_("Thành tích đã ghi"), "history", "honour_list", "/khen-thuong/thanh-tich/"),
            Rail(_("Thống kê"), "chart-bar", "honour_statistics", "/khen-thuong/thong-ke/"),
            Rail(_("Quy định pháp luật"), "book", "law_list", "/khen-thuong/phap-luat/"),
        ),
    ),
    Rail(
        _("Chứng nhận"),
        "certificate",
        "certificate_list",
        "/chung-nhan/",
        (
            Rail(_("Chứng nhận đã cấp"), "certificate", "certificate_list", "/chung-nhan/"),
            Rail(_("Đợt cấp"), "list-check", "certificate_batch_list", "/chung-nhan/dot/"),
            Rail(_("Mẫu in"), "printer", "certificate_template_list", "/chung-nhan/mau/"),
            Rail(_("Chữ ký số"), "writing", "signed_file_list", "/chu-ky-so/"),
        ),
    ),
    Rail(_("Điển hình"), "star", "exemplar_list", "/dien-hinh/"),
    Rail(
        _("Văn bản"),
        "file-text",
        "document_list",
        "/van-ban/",
        (
            Rail(_("Văn bản đi"), "file-text", "document_list", "/van-ban/"),
            Rail(_("Văn bản đến"), "inbox", "incoming_list", "/van-ban/den/"),
            Rail(_("Sổ đăng ký"), "book", "register_list", "/van-ban/so/"),
        ),
    ),
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
            Rail(_("Tài khoản"), "user-cog", "user_list", "/quan-tri/tai-khoan/", (), LEDGER_READERS),
            Rail(_("Lịch nghỉ"), "calendar-event", "calendar", "/quan-tri/ngay-nghi/", (), CALENDAR_KEEPERS),
            Rail(_("Nhập từ Excel"), "table-import", "import_start", "/quan-tri/nhap-excel/", (), PEOPLE_KEEPERS),
            Rail(_("Nhật ký hệ thống"), "history", "audit_list", "/quan-tri/nhat-ky/", (), LEDGER_READERS),
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


@cache
def address(route: str) -> str | None:
    """The address of a route without arguments; None where it does not exist."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return None


def _link(entry: Rail, path: str, roles: frozenset[Role]) -> RailLink | None:
    url = address(entry.route)
    if url is None or (entry.roles and not roles.intersection(entry.roles)):
        return None
    subs = _only_nearest(entry.subs, path, roles)
    if entry.subs and not subs:
        return None
    inside = path.startswith(entry.prefix) if entry.prefix != "/" else path == "/"
    here = inside or any(sub.here for sub in subs)
    target = subs[0].url if subs else url
    return RailLink(str(entry.label), entry.icon, target, here, path == target, subs)


def _only_nearest(entries: tuple[Rail, ...], path: str, roles: frozenset[Role]) -> tuple[RailLink, ...]:
    """The links of a room; of those whose addresses begin the path only the longest is where the person is."""
    pairs = [(entry, link) for entry in entries if (link := _link(entry, path, roles)) is not None]
    nearest = max((len(entry.prefix) for entry, link in pairs if link.here), default=0)
    return tuple(replace(link, here=link.here and len(entry.prefix) == nearest) for entry, link in pairs)


def rail_for(path: str, roles: frozenset[Role]) -> tuple[RailLink, ...]:
    """The rail as one person sees it on the page at ``path``."""
    return tuple(link for entry in RAIL if (link := _link(entry, path, roles)) is not None)
