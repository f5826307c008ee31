"""Naming a place in a legal text the way Vietnamese documents do: from the point up to the instrument."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """A point, clause or article of an instrument; empty parts are not named.

    ``amended_by`` is the instrument through which the wording holds, where it is not the original one.
    """

    instrument: str
    article: str = ""
    clause: str = ""
    point: str = ""
    amended_by: str = ""

    def __str__(self) -> str:
        place = [
            f"điểm {self.point}" if self.point else "",
            f"khoản {self.clause}" if self.clause else "",
            f"Điều {self.article}" if self.article else "",
            self.instrument,
            f"(sửa đổi bởi {self.amended_by})" if self.amended_by else "",
        ]
        text = " ".join(part for part in place if part)
        return text[0].upper() + text[1:]


LUAT_2003 = "Luật 15/2003/QH11"
LUAT_2022 = "Luật 06/2022/QH15"
LUAT_2026 = "Luật 06/2026/QH16"
ND_98 = "Nghị định 98/2023/NĐ-CP"
ND_152 = "Nghị định 152/2025/NĐ-CP"
ND_129 = "Nghị định 129/2025/NĐ-CP"
ND_86 = "Nghị định 86/2023/NĐ-CP"
ND_335 = "Nghị định 335/2025/NĐ-CP"
TT_15 = "Thông tư 15/2025/TT-BNV"
TT_01 = "Thông tư 01/2024/TT-BNV"
TT_02_2023 = "Thông tư 2/2023/TT-BNV"
TT_18_2025 = "Thông tư 18/2025/TT-BNV"
