"""How numbers, dates and people are shown. Templates use these filters and nothing else for figures."""

from django import template

register = template.Library()
