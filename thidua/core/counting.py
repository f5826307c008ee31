"""Sentences that count something, for languages that say one thing and several things differently.

Vietnamese does not, so one sentence is written here and the catalogue of each other language holds as many as it needs.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext, ngettext

from thidua.core.logic.saying import form_of


def counted(template: str, number: int | Decimal, /) -> str:
    """The sentence for so many things in the language in use; its named places are still to be filled.

    ``counted("Đã duyệt %(count)s báo cáo.", 3) % {"count": 3}``
    """
    return ngettext(template, template, form_of(number))


def in_language(template: str, number: int | None) -> str:
    """A template of :mod:`thidua.core.logic.saying` in the language in use."""
    return gettext(template) if number is None else counted(template, number)
