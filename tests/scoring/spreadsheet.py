"""A spreadsheet program in forty lines: it computes the formulas of a sheet as such programs do, in binary floats.

It shares nothing with the house's arithmetic: what it makes of the formulas is an independent recomputation.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from typing import Any

import openpyxl

_CELL = re.compile(r"\b([A-Z]{1,2}\d+)\b")
_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")


class Spreadsheet:
    """The first sheet of a workbook; cached values of formulas are never looked at."""

    def __init__(self, book: bytes) -> None:
        self.sheet = openpyxl.load_workbook(BytesIO(book)).worksheets[0]

    def value(self, name: str) -> Any:
        """What the cell shows."""
        content = self.sheet[name].value
        if not isinstance(content, str) or not content.startswith("="):
            return 0 if content is None else content
        python = _EQUALS.sub("==", content[1:].replace("<>", "!="))
        functions = {"ROUND": _round, "IF": _if, "MIN": min, "MAX": max, "TRUE": lambda: True, "FALSE": lambda: False}
        return eval(_CELL.sub(r'cell("\1")', python), {**functions, "cell": self.value})  # formulas of our own making

    def column(self, key: str, value: str) -> dict[str, Decimal]:
        """The numbers of one column by the text of another."""
        found = {}
        for row in range(1, self.sheet.max_row + 1):
            text, shown = self.sheet[f"{key}{row}"].value, self.sheet[f"{value}{row}"].value
            if text and shown is not None and str(shown)[0] in "=-0123456789":
                found[str(text)] = Decimal(f"{self.value(f'{value}{row}'):.12g}")
        return found


def _round(number: float, places: int) -> float:
    """Half away from zero on the fifteen digits that programs show."""
    return float(Decimal(f"{number:.15g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _if(condition: bool, then: float, otherwise: float) -> float:
    return then if condition else otherwise
