"""Naming a place in a legal text the way Vietnamese documents do: from the point up to the instrument."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.logic.saying import capital, in_a_row, say


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
            say("điểm %(point)s", point=self.point) if self.point else "",
            say("khoản %(clause)s", clause=self.clause) if self.clause else "",
            say("Điều %(article)s", article=self.article) if self.article else "",
            _named(self.instrument),
            say("(sửa đổi bởi %(instrument)s)", instrument=_named(self.amended_by)) if self.amended_by else "",
        ]
        return capital(in_a_row((part for part in place if part), " "))


def _named(instrument: str) -> str:
    """The kind and number of an instrument, of which other languages translate the kind."""
    kind, _, number = instrument.rpartition(" ")
    match kind:
        case "Luật":
            return say("Luật %(number)s", number=number)
        case "Nghị định":
            return say("Nghị định %(number)s", number=number)
        case "Thông tư":
            return say("Thông tư %(number)s", number=number)
        case _:
            return instrument


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
