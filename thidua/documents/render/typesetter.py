"""The typesetter with its templates, which stand beside this file, and the fonts that ship with the project."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any, Final

from thidua.documents.render.typeface import FONTS

HERE: Final = Path(__file__).parent


@functools.cache
def compiler(template: str) -> Any:
    """One compiler a process and template: the fonts are loaded once, those of the machine never."""
    import typst  # noqa: PLC0415 - slow import

    return typst.Compiler(str(HERE / template), font_paths=[str(FONTS)], ignore_system_fonts=True)
