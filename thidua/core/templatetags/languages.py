"""What stays Vietnamese on a page in another language is marked as Vietnamese (WCAG 2.2, criterion 3.1.2)."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from thidua.core.logic.saying import Said
from thidua.core.logic.saying import capital as begun

register = template.Library()


def in_vietnamese() -> bool:
    """Whether the page itself is Vietnamese."""
    return (get_language() or "vi").startswith("vi")


@register.filter
def vi(value: object) -> object:
    """What somebody wrote or the law says, whatever the language of the page: ``{{ campaign.title|vi }}``."""
    if value is None or value == "" or in_vietnamese():
        return value
    text = value if isinstance(value, SafeString) else str(value)
    return format_html('<span lang="vi">{}</span>', text)


@register.filter
def original(name: object) -> SafeString | str:
    """The official Vietnamese name, to stand beside its translation: ``{{ award }} {{ award|original }}``."""
    if not isinstance(name, Said) or in_vietnamese():
        return ""
    return format_html('<span class="original" lang="vi">{}</span>', str(name))


@register.filter
def capital(words: object) -> str:
    """The words with a capital first letter, in the language of the page: ``{{ row.get_merit_display|capital }}``."""
    return begun(words if isinstance(words, str) else str(words))
