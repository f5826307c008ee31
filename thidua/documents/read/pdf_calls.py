"""Functions of the PDF library that are asked for every word, line or drawn object of a page.

They are those of ``pypdfium2.raw`` without the types of their arguments: to check and to wrap each argument of each
call takes three times as long as what these functions do. So whoever calls them gives whole numbers for numbers, and
what :func:`passed` or :func:`ctypes.byref` gives for addresses.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final

import pypdfium2.raw as pdfium


def passed(pointer: Any) -> Any:
    """A pointer of ``pypdfium2`` as an argument for the functions below; it must not be null."""
    return ctypes.byref(pointer.contents)


def _bare(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


char_origin: Final = _bare(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
"""(page text, character, for x, for y) -> 0 where the character has no place."""

char_box: Final = _bare(pdfium.FPDFText_GetCharBox, ctypes.c_int)
"""(page text, character, for left, for right, for bottom, for top) -> 0 where the character has no place."""

font_size: Final = _bare(pdfium.FPDFText_GetFontSize, ctypes.c_double)
"""(page text, character) -> points; 0 for a character that the library has added."""

text_object: Final = _bare(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
"""(page text, character) -> address of the drawn piece of text; None for a character that the library has added."""

font_of: Final = _bare(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
"""(address of a piece of text) -> address of its font, which stays the same while the page is open."""

page_object: Final = _bare(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
"""(page, number) -> address of a drawn object."""

kind_of_object: Final = _bare(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
"""(address of a drawn object) -> its kind, one of the ``FPDF_PAGEOBJ_`` numbers."""
