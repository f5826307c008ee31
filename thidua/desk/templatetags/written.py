"""Dates that a document gives only as precisely as it was written."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def written_day(text: str) -> str:
    """``2024-01-05`` → ``05/01/2024``, ``2024-01`` → ``01/2024``, ``2024`` as it is."""
    return "/".join(reversed(text.split("-")))
