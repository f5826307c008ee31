"""The second factor: allauth's own pages, each change with its line in the ledger, in one transaction.

The signals of allauth come after its transaction has ended; a line written there could be lost while the change stands.
So the change is seen by comparing what the account holds before and after.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.db import transaction
from django.http import HttpResponse

from thidua.core import clock
from thidua.desk.http import Request
from thidua.directory import queries
from thidua.directory.actions import second_factor
from thidua.directory.models import User


class _Note(Protocol):
    def __call__(self, *, by: User, on: date) -> None: ...


def _noted(request: Request, view: Callable[[Request], HttpResponse], note: _Note) -> HttpResponse:
    if request.method != "POST":
        return view(request)
    with transaction.atomic():
        before = queries.authenticators_of(request.user)
        answer = view(request)
        if queries.authenticators_of(request.user) != before:
            note(by=request.user, on=clock.today())
    return answer


def activate(request: Request) -> HttpResponse:
    """Scan the picture, type the first code; recovery codes are made along."""
    return _noted(request, totp.activate_totp, second_factor.note_second_factor_added)


def deactivate(request: Request) -> HttpResponse:
    """Let the password alone open the account again."""
    return _noted(request, totp.deactivate_totp, second_factor.note_second_factor_removed)


def renew_codes(request: Request) -> HttpResponse:
    """Replace the recovery codes by new ones."""
    return _noted(request, recovery_codes.generate_recovery_codes, second_factor.note_recovery_codes_renewed)
