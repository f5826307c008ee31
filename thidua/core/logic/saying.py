"""Sentences made in pure code that a screen can still say in another language.

:func:`say` gives the Vietnamese sentence, a string like any other for storing, comparing and printing. Where a template
shows it, its ``__html__`` speaks through what :func:`speak_through` was given: the catalogue of the page's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import reduce
from html import escape

Speaker = Callable[[str, int | None], str]
"""Gives a Vietnamese template in the language in use: in its form for so many things, where it counts some."""
_speaker: list[Speaker] = [lambda template, _number: template]


def speak_through(speaker: Speaker) -> None:
    """Name what turns a Vietnamese template into that of the language in use."""
    _speaker[0] = speaker


class Said(str):
    """A Vietnamese sentence that remembers its template and the values in it."""

    __slots__ = ("begins", "number", "template", "values")
    template: str
    number: int | None
    """How many things it counts, where it counts some: other languages say one and several differently."""
    values: Mapping[str, object]
    begins: bool
    """Whether it begins a line, with a capital."""

    def __html__(self) -> str:
        """The sentence in the language in use, made safe for a page."""
        return escape(spoken(self))


def say(template: str, /, **values: object) -> Said:
    """The sentence of a template with named places: ``say("Còn %(count)s đơn vị.", count=3)``.

    Values are written as they are (figures come formatted); a value that was said itself is translated with it. Only a
    template with values writes ``%%`` for a per cent sign.
    """
    return _made(template, values, template % values if values else template)


def say_counted(template: str, number: int | Decimal, /, **values: object) -> Said:
    """As :func:`say`, of a sentence that counts so many things: ``say_counted("%(n)s đơn vị", 3, n=3)``."""
    return _made(template, values, template % values, number=form_of(number))


def form_of(number: int | Decimal) -> int:
    """The whole number whose form of a word goes with a number: a fraction takes that of several things."""
    return int(number) if number == int(number) else 0


def either(phrases: Iterable[str]) -> str:
    """Phrases of which one is enough, as people join them: «a hoặc b hoặc c»."""
    return reduce(lambda one, other: say("%(one)s hoặc %(other)s", one=one, other=other), phrases)


def in_a_row(phrases: Iterable[str], between: str = ", ") -> str:
    """Phrases one after another, each still said in the language in use; empty where there are none."""
    named = {f"phrase_{n}": phrase for n, phrase in enumerate(phrases)}
    template = between.join(f"%({name})s" for name in named)
    return say(template, **named) if named else ""


def capital(text: str) -> str:
    """The text with a capital first letter, still said where it was."""
    upper = text[:1].upper() + text[1:]
    return (
        _made(text.template, text.values, upper, number=text.number, begins=True) if isinstance(text, Said) else upper
    )


def spoken(text: object) -> str:
    """A text as it is said in the language in use; what was not said is left as it is."""
    if not isinstance(text, Said):
        return str(text)
    template = _speaker[0](text.template, text.number)
    words = template % {name: spoken(value) for name, value in text.values.items()} if text.values else template
    return words[:1].upper() + words[1:] if text.begins else words


def _made(
    template: str, values: Mapping[str, object], text: str, *, number: int | None = None, begins: bool = False
) -> Said:
    said = Said(text)
    said.template, said.values, said.number, said.begins = template, values, number, begins
    return said
