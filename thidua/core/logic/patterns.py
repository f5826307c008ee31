"""Regular expressions that are compiled when they are first asked."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Takes the methods of the compiled expression for its own as soon as one of them is looked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern_of(text: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression, for all who use it; really one that is compiled later.

    The rules of reading have two hundred expressions, a document of one kind asks for less than half of them, and to
    compile them all takes as long as to read ten pages. An expression that is wrong is refused when it is first used,
    not when its module is imported.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))
