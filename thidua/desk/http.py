"""What a view receives once the gate has been passed."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from thidua.directory.models import User


class Request(HttpRequest):
    """A request of a signed-in person: the gate lets nobody else through."""

    user: User
    htmx: HtmxDetails
