"""What every page of the desk says about itself: where it stands, and its tabs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the home page to here."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One part of a page; ``count`` is shown beside the words."""

    label: str
    url: str
    here: bool = False
    icon: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Base of each page's context, given to the template under the name ``page``."""

    crumbs: tuple[Crumb, ...] = ()
    tabs: tuple[Tab, ...] = ()


def crumb(label: object, route: str, *arguments: object) -> Crumb:
    """A crumb that leads to a named route."""
    return Crumb(str(label), reverse(route, args=arguments))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an object's page: the last piece of its address, and its words."""

    name: str
    label: object
    icon: str = ""


def tabs_of(parts: Iterable[Part], here: str, route: str, *arguments: object) -> tuple[Tab, ...]:
    """Tabs whose addresses are ``<route>?muc=<name>``; the first part is the page without a query."""
    base = reverse(route, args=arguments)
    return tuple(
        Tab(str(part.label), f"{base}?muc={part.name}" if index else base, part.name == here, part.icon)
        for index, part in enumerate(parts)
    )


def chosen(parts: tuple[Part, ...], asked: str | None) -> str:
    """The part that was asked for, or the first one."""
    return next((part.name for part in parts if part.name == asked), parts[0].name)
