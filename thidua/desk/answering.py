"""From the refusals of an action to words on the form, with everything that was typed kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm

from thidua.core.errors import Conflict, Invalid

Result = TypeVar("Result")


def attempt(form: BaseForm, act: Callable[[], Result]) -> Result | None:
    """Run an action; None when it refused what was given, with its sentences on the fields they concern.

    :class:`~thidua.core.errors.NotAllowed` goes on: it becomes the page that says why (403).
    """
    try:
        return act()
    except Invalid as refusal:
        for field, sentence in refusal.fields.items():
            form.add_error(field if field in form.fields else None, sentence)
    except Conflict as refusal:
        form.add_error(None, str(refusal))
    return None
