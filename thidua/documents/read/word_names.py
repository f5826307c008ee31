"""Names of WordprocessingML (ECMA-376 part 1) and reading their values."""

from __future__ import annotations

from typing import Final

from thidua.documents.read.word_package import Element

W_NS: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M_NS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC_NS: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL: Final = W_NS + "val"
OFF: Final = frozenset({"0", "false", "off"})


def w(name: str) -> str:
    """A tag or attribute of the main namespace."""
    return W_NS + name


def child(element: Element | None, name: str) -> Element | None:
    """The first child with this name in the main namespace."""
    return None if element is None else next(element.iterchildren(W_NS + name), None)


def value(element: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child; None where either is missing."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def switch(element: Element | None, name: str) -> bool | None:
    """An on/off property: None where it is not set, so that the style decides."""
    found = child(element, name)
    return None if found is None else found.get(VAL, "1").lower() not in OFF


def number(text: str | None, default: int, *, low: int = 0, high: int = 32_767) -> int:
    """A whole number within bounds; files made by other programs have all sorts of things here."""
    try:
        return min(max(int(text), low), high) if text is not None else default
    except ValueError:
        return default
