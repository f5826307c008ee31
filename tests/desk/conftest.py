"""The small district seen through the screens, on a day of its own."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.template import base
from django.test import Client
from django.test import client as browsers
from django.test.utils import ContextList

from tests.remembering import the_district
from thidua.demo.cast import Cast
from thidua.directory.models import User

DAY = date(2024, 3, 20)


@pytest.fixture(autouse=True)
def standing_still(settings: object, tmp_path: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]
    settings.FILES = tmp_path  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def nobody_has_knocked_yet() -> None:
    """Sign-ins are counted by address and minute; each test begins with none."""
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


@pytest.fixture
def as_user(client: Client) -> Callable[[User], Client]:
    """A browser in which the account is signed in."""

    def sign_in(user: User) -> Client:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture(autouse=True)
def raw_numbers_fail(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Decimal or float that a template writes without a filter is an error: it would not be Vietnamese."""
    render = base.render_value_in_context

    def guarded(value: object, context: base.Context) -> str:
        assert not isinstance(value, Decimal | float), f"show {value!r} through |number, |quantity or |percent"
        return render(value, context)

    monkeypatch.setattr(base, "render_value_in_context", guarded)
    yield


@pytest.fixture(autouse=True)
def contexts_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser of the tests remembers what a page was given; Django has it copied again for each part of the page."""
    monkeypatch.setattr(browsers, "store_rendered_templates", _keep_once)


def _keep_once(store: dict[str, Any], signal: object, sender: object, template: object, context: Any, **_: Any) -> None:
    store.setdefault("templates", []).append(template)
    known = store.setdefault("known", {})
    if id(context) not in known:
        known[id(context)] = context
        store.setdefault("context", ContextList()).append(copy.copy(context))
