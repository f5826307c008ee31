"""``makemessages`` that also finds the templates of sentences made in pure code."""

from __future__ import annotations

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's command with one more word to look for: :func:`thidua.core.logic.saying.say`."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=say"]
