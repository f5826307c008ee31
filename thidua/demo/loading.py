"""The steps of the demonstration in their order, and what each hands to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from thidua.core.audit import SYSTEM
from thidua.demo import founding, people, staffing
from thidua.demo.founding import Units
from thidua.directory.models import User


@dataclass(slots=True)
class Demonstration:
    """What has been loaded so far: units by handle, accounts by user name."""

    units: Units = field(default_factory=dict)
    heirs: Units = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)


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


def _merge(state: Demonstration) -> str:
    staffing.end_headships(state.units, state.users, by=SYSTEM)
    state.heirs = founding.merge_communes(state.units, by=SYSTEM)
    staffing.lead_heirs(state.units, state.heirs, state.users, by=SYSTEM)
    founding.close_district(state.units, by=SYSTEM)
    staffing.keep_records(state.users["chuyenvien"], state.units["tinh"], by=SYSTEM)
    return f"20 xã, thị trấn thành {len(state.heirs)} xã từ 01/7/2025"


STEPS: tuple[tuple[str, Step], ...] = (
    ("Tỉnh, huyện, xã, thị trấn, phòng ban, đoàn thể", _found),
    ("Cán bộ, tài khoản, vai trò", _staff),
    ("Cụm thi đua năm 2024", _cluster),
    ("Sáp nhập theo Nghị quyết 1672/NQ-UBTVQH15", _merge),
)
