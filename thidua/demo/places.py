"""Chi Lăng and its communes before and after 1 July 2025, and the bodies of the district.

Codes of places: Decision 124/2004/QĐ-TTg (before) and 19/2025/QĐ-TTg (after). The key of an organisation is its
official code with its parent's in front, because the new commune Chi Lăng took over the code of the town Đồng Mỏ.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.directory.models import Organisation

Kind = Organisation.Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation as the demonstration enters it. ``handle`` is what user names begin with."""

    code: str
    name: str
    short_name: str
    kind: Organisation.Kind
    handle: str
    official_code: str = ""


def _place(prefix: str, official_code: str, kind: Organisation.Kind, short_name: str, handle: str) -> Unit:
    word = "Thị trấn" if kind is Kind.TOWN else "Xã"
    return Unit(f"{prefix}.{official_code}", f"{word} {short_name}", short_name, kind, handle, official_code)


FOUNDED = date(1964, 12, 16)  # the district's own anniversary: 60 years in 2024
SETTLED = date(2020, 1, 1)  # the 20 units of NQ 818/NQ-UBTVQH14
MERGED = date(2025, 7, 1)
MERGER_BASIS = "Nghị quyết số 1672/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội"
CLOSING_BASIS = "Nghị quyết số 203/2025/QH15 ngày 16/6/2025 của Quốc hội"

PROVINCE = Unit("20", "Tỉnh Lạng Sơn", "Lạng Sơn", Kind.PROVINCE, "tinh", "20")
DISTRICT = Unit("20.187", "Huyện Chi Lăng", "Chi Lăng", Kind.DISTRICT, "huyen", "187")

_OLD: tuple[tuple[str, Organisation.Kind, str, str], ...] = (
    ("06463", Kind.TOWN, "Đồng Mỏ", "dongmo"),
    ("06466", Kind.TOWN, "Chi Lăng", "ttchilang"),
    ("06469", Kind.COMMUNE, "Vân An", "vanan"),
    ("06472", Kind.COMMUNE, "Vân Thủy", "vanthuy"),
    ("06475", Kind.COMMUNE, "Gia Lộc", "gialoc"),
    ("06478", Kind.COMMUNE, "Bắc Thủy", "bacthuy"),
    ("06481", Kind.COMMUNE, "Chiến Thắng", "chienthang"),
    ("06484", Kind.COMMUNE, "Mai Sao", "maisao"),
    ("06487", Kind.COMMUNE, "Bằng Hữu", "banghuu"),
    ("06490", Kind.COMMUNE, "Thượng Cường", "thuongcuong"),
    ("06493", Kind.COMMUNE, "Bằng Mạc", "bangmac"),
    ("06496", Kind.COMMUNE, "Nhân Lý", "nhanly"),
    ("06499", Kind.COMMUNE, "Lâm Sơn", "lamson"),
    ("06502", Kind.COMMUNE, "Liên Sơn", "lienson"),
    ("06505", Kind.COMMUNE, "Vạn Linh", "vanlinh"),
    ("06508", Kind.COMMUNE, "Hòa Bình", "hoabinh"),
    ("06514", Kind.COMMUNE, "Hữu Kiên", "huukien"),
    ("06517", Kind.COMMUNE, "Quan Sơn", "quanson"),
    ("06520", Kind.COMMUNE, "Y Tịch", "ytich"),
    ("06523", Kind.COMMUNE, "Chi Lăng", "chilang"),
)
COMMUNES = tuple(_place(DISTRICT.code, *row) for row in _OLD)

WITH_VILLAGES = ("banghuu", "nhanly", "vanlinh")


def villages_of(commune: Unit) -> tuple[Unit, ...]:
    """Three invented villages, so that a commune has somebody to send its own campaign to."""
    return tuple(
        Unit(
            f"{commune.code}.T{number}",
            f"Thôn Mẫu {number}, {commune.name[0].lower()}{commune.name[1:]}",
            f"Thôn Mẫu {number}",
            Kind.VILLAGE,
            f"{commune.handle}.thon{number}",
        )
        for number in (1, 2, 3)
    )


@dataclass(frozen=True, slots=True)
class Merger:
    """One item of the resolution: the new commune and the handles of those it was made of."""

    unit: Unit
    made_of: tuple[str, ...]


def _merger(official_code: str, short_name: str, handle: str, *made_of: str) -> Merger:
    return Merger(_place(PROVINCE.code, official_code, Kind.COMMUNE, short_name, handle), made_of)


MERGERS = (
    _merger("06463", "Chi Lăng", "chilang2025", "dongmo", "ttchilang", "chilang"),
    _merger("06517", "Quan Sơn", "quanson2025", "huukien", "quanson"),
    _merger("06481", "Chiến Thắng", "chienthang2025", "vanan", "lienson", "vanthuy", "chienthang"),
    _merger("06496", "Nhân Lý", "nhanly2025", "maisao", "bacthuy", "lamson", "nhanly"),
    _merger("06475", "Bằng Mạc", "bangmac2025", "gialoc", "banghuu", "thuongcuong", "bangmac"),
    _merger("06505", "Vạn Linh", "vanlinh2025", "hoabinh", "ytich", "vanlinh"),
)


def _body(code: str, kind: Organisation.Kind, name: str, short_name: str, handle: str) -> Unit:
    return Unit(f"{DISTRICT.code}.{code}", name, short_name, kind, handle)


HOME_AFFAIRS = _body("PNV", Kind.DEPARTMENT, "Phòng Nội vụ huyện Chi Lăng", "Phòng Nội vụ", "noivu")
FINANCE = _body("PTCKH", Kind.DEPARTMENT, "Phòng Tài chính - Kế hoạch huyện Chi Lăng", "Phòng TC-KH", "taichinh")
AGRICULTURE = _body(
    "PNN", Kind.DEPARTMENT, "Phòng Nông nghiệp và Phát triển nông thôn huyện Chi Lăng", "Phòng NN&PTNT", "nongnghiep"
)
ECONOMY = _body("PKTHT", Kind.DEPARTMENT, "Phòng Kinh tế và Hạ tầng huyện Chi Lăng", "Phòng KT&HT", "kinhte")
LABOUR = _body(
    "PLDTBXH",
    Kind.DEPARTMENT,
    "Phòng Lao động - Thương binh và Xã hội huyện Chi Lăng",
    "Phòng LĐ-TB&XH",
    "laodong",
)
EDUCATION = _body("PGDDT", Kind.DEPARTMENT, "Phòng Giáo dục và Đào tạo huyện Chi Lăng", "Phòng GD&ĐT", "giaoduc")
CULTURE = _body("PVHTT", Kind.DEPARTMENT, "Phòng Văn hóa và Thông tin huyện Chi Lăng", "Phòng VH&TT", "vanhoa")
JUSTICE = _body("PTP", Kind.DEPARTMENT, "Phòng Tư pháp huyện Chi Lăng", "Phòng Tư pháp", "tuphap")
ENVIRONMENT = _body(
    "PTNMT", Kind.DEPARTMENT, "Phòng Tài nguyên và Môi trường huyện Chi Lăng", "Phòng TN&MT", "moitruong"
)
HEALTH = _body("TTYT", Kind.DEPARTMENT, "Trung tâm Y tế huyện Chi Lăng", "TTYT huyện", "yte")
INSPECTORATE = _body("TTH", Kind.DEPARTMENT, "Thanh tra huyện Chi Lăng", "Thanh tra huyện", "thanhtra")
OFFICE = _body("VP", Kind.DEPARTMENT, "Văn phòng HĐND và UBND huyện Chi Lăng", "Văn phòng", "vanphong")
FORESTRY = _body("HKL", Kind.DEPARTMENT, "Hạt Kiểm lâm huyện Chi Lăng", "Hạt Kiểm lâm", "kiemlam")
POLICE = _body("CA", Kind.FORCE, "Công an huyện Chi Lăng", "Công an huyện", "congan")
MILITARY = _body("BCHQS", Kind.FORCE, "Ban Chỉ huy Quân sự huyện Chi Lăng", "Ban CHQS huyện", "quansu")
INSURANCE = _body("BHXH", Kind.OTHER, "Bảo hiểm xã hội huyện Chi Lăng", "BHXH huyện", "bhxh")
FRONT = _body("MTTQ", Kind.FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Chi Lăng", "UBMTTQ huyện", "mattran")
UNION = _body("LDLD", Kind.FRONT, "Liên đoàn Lao động huyện Chi Lăng", "LĐLĐ huyện", "congdoan")
WOMEN = _body("HPN", Kind.FRONT, "Hội Liên hiệp Phụ nữ huyện Chi Lăng", "Hội LHPN huyện", "phunu")
FARMERS = _body("HND", Kind.FRONT, "Hội Nông dân huyện Chi Lăng", "Hội Nông dân huyện", "nongdan")
YOUTH = _body("HDTN", Kind.FRONT, "Huyện đoàn Chi Lăng", "Huyện đoàn", "doanthanhnien")
VETERANS = _body("HCCB", Kind.FRONT, "Hội Cựu chiến binh huyện Chi Lăng", "Hội CCB huyện", "cuuchienbinh")

DEPARTMENTS = (
    HOME_AFFAIRS,
    FINANCE,
    AGRICULTURE,
    ECONOMY,
    LABOUR,
    EDUCATION,
    CULTURE,
    JUSTICE,
    ENVIRONMENT,
    HEALTH,
    INSPECTORATE,
    OFFICE,
    FORESTRY,
    POLICE,
    MILITARY,
    INSURANCE,
)
ORGANISATIONS_OF_THE_PEOPLE = (FRONT, UNION, WOMEN, FARMERS, YOUTH, VETERANS)
BODIES = (*DEPARTMENTS, *ORGANISATIONS_OF_THE_PEOPLE)


@dataclass(frozen=True, slots=True)
class ClusterPlan:
    """A cluster of 2024: its head, its deputy and all members by handle."""

    code: str
    name: str
    head: str
    deputy: str
    members: tuple[str, ...]


CLUSTERS = (
    ClusterPlan(
        "CUM-1",
        "Cụm thi đua số 1",
        "dongmo",
        "nhanly",
        (
            "dongmo", "ttchilang", "chilang", "quanson", "huukien",
            "maisao", "nhanly", "bacthuy", "lamson", "lienson",
        ),
    ),
    ClusterPlan(
        "CUM-2",
        "Cụm thi đua số 2",
        "vanlinh",
        "banghuu",
        (
            "vanlinh", "hoabinh", "ytich", "bangmac", "banghuu",
            "thuongcuong", "gialoc", "chienthang", "vanan", "vanthuy",
        ),
    ),
)  # fmt: skip
