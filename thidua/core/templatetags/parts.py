"""The parts pages are made of: icon, state, note, empty state, person, changes, form control."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thidua.core.badges import ICON_OF_TONE, Badge, Tone
from thidua.core.icons import ICONS
from thidua.core.templatetags.shown import ChangeRow, change_rows, initials

register = template.Library()

TONE_OF_MESSAGE = {"success": Tone.OK, "info": Tone.INFO, "warning": Tone.WARN, "error": Tone.BAD, "debug": Tone.QUIET}


@cache
def _sprite() -> str:
    return static("core/vendor/icons.svg")


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A drawing from the sprite; ``label`` only where no words stand beside it."""
    if name not in ICONS:
        message = f"unknown icon {name!r}; the table is thidua/core/icons.py"
        raise KeyError(message)
    meaning = format_html('role="img" aria-label="{}"', label) if label else format_html('aria-hidden="true"')
    return format_html('<svg class="icon {}" {}><use href="{}#{}"></use></svg>', size, meaning, _sprite(), name)


@register.simple_tag
def state(badge: Badge) -> SafeString:
    """A state: colour, icon and words."""
    drawing = icon(badge.mark)
    return format_html('<span class="state tone-{}">{}<span>{}</span></span>', badge.tone, drawing, badge.text)


@register.simple_tag
def badge(text: str, tone: str = "quiet", mark: str = "") -> SafeString:
    """A state written directly in a template: ``{% badge "Chưa có số" "warn" %}``."""
    return state(Badge(text, Tone(tone), mark))


@register.inclusion_tag("core/_note.html")
def note(text: str, tone: str = "info", title: str = "") -> dict[str, object]:
    """A coloured remark in the page. ``tone``: ok, info, warn, bad, quiet, gold."""
    return {"text": text, "tone": tone, "title": title, "mark": ICON_OF_TONE[Tone(tone)]}


@register.inclusion_tag("core/_note.html")
def toast(message: Any) -> dict[str, object]:
    """One of Django's messages; errors stay until they are closed."""
    tone = TONE_OF_MESSAGE.get(message.level_tag, Tone.INFO)
    fades = tone in {Tone.OK, Tone.INFO}
    return {"text": message.message, "tone": tone, "mark": ICON_OF_TONE[tone], "closes": True, "fades": fades}


@register.inclusion_tag("core/_empty.html")
def empty_state(title: str, hint: str = "", url: str = "", action: str = "", mark: str = "inbox") -> dict[str, str]:
    """Nothing here yet, and what to do about it."""
    return {"title": title, "hint": hint, "url": url, "action": action, "mark": mark}


@register.inclusion_tag("core/_person.html")
def person(name: str, post: str = "", unit: str = "", url: str = "") -> dict[str, str]:
    """People before posts: name, office, unit."""
    return {"name": name, "post": post, "unit": unit, "url": url, "initials": initials(name)}


@register.inclusion_tag("core/_changes.html")
def changes(body: dict[str, Any]) -> dict[str, list[ChangeRow]]:
    """What an audit line changed."""
    return {"rows": change_rows(body)}


def changes_html(body: dict[str, Any]) -> SafeString:
    """The same rows for a table cell."""
    return render_to_string("core/_changes.html", {"rows": change_rows(body)})


@register.inclusion_tag("core/_history.html")
def history(entries: Any) -> dict[str, Any]:
    """The history tab of an object: its audit lines, newest first."""
    return {"entries": entries}


@register.simple_tag
def kind_of(field: BoundField) -> str:
    """How the field template lays a control out: check, group, password, wide or plain."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.PasswordInput):
        return "password"
    return "wide" if isinstance(widget, forms.Textarea | forms.FileInput) else "plain"


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The control of a field with the classes of the house and, where wrong, the mark of an error."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return field.as_widget()
    if isinstance(widget, forms.CheckboxInput):
        style = "form-check-input"
    else:
        style = "form-select" if isinstance(widget, forms.Select) else "form-control"
    given = widget.attrs.get("class", "")
    wrong = "is-invalid" if field.errors else ""
    if widget.attrs.get("placeholder") == field.label:
        del widget.attrs["placeholder"]  # repeats the label, and vanishes when it is needed
    return field.as_widget(attrs={"class": " ".join(filter(None, (style, given, wrong)))})
