"""Lines that come back from a spreadsheet under the keys they had: gates, ties and past years find them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from thidua.core.logic.text import fold
from thidua.scoring.logic.scheme import Criterion, Group, Node, Scheme, Section, all_nodes

_Name = tuple[type, str]


def rekeyed(sections: tuple[Section, ...], before: Scheme) -> tuple[Section, ...]:
    """The sections with the keys of ``before`` on lines of the same kind and name; other lines get keys never used.

    A name that stands twice on either side tells nothing: such lines count as new.
    """
    after = replace(before, sections=sections)
    old, new = _by_name(before), _by_name(after)
    keys = {line.key: old[name].key for name, line in new.items() if name in old}
    fresh = _fresh(before, after)
    return tuple(_section(section, keys, fresh) for section in sections)


def _by_name(scheme: Scheme) -> dict[_Name, Node]:
    """The lines whose name stands once."""
    listed = [(_name(node), node) for node in all_nodes(scheme)]
    times = Counter(name for name, _node in listed)
    return {name: node for name, node in listed if times[name] == 1}


def _name(node: Node) -> _Name:
    return type(node), fold(node.name)


def _fresh(before: Scheme, after: Scheme) -> Iterator[str]:
    """Keys that nothing bears or points at, before or after."""
    taken = {node.key for scheme in (before, after) for node in all_nodes(scheme)}
    taken |= {gate.key for gate in before.gates} | {rule.key for rule in before.classes}
    at = 0
    while True:
        at += 1
        if f"m{at}" not in taken:
            yield f"m{at}"


def _key(node: Node, keys: Mapping[str, str], fresh: Iterator[str]) -> str:
    return keys[node.key] if node.key in keys else next(fresh)


def _section(section: Section, keys: Mapping[str, str], fresh: Iterator[str]) -> Section:
    parts = tuple(_part(part, keys, fresh) for part in section.parts)
    return replace(section, key=_key(section, keys, fresh), parts=parts)


def _part(part: Group | Criterion, keys: Mapping[str, str], fresh: Iterator[str]) -> Group | Criterion:
    if isinstance(part, Criterion):
        return replace(part, key=_key(part, keys, fresh))
    parts = tuple(_part(below, keys, fresh) for below in part.parts)
    return replace(part, key=_key(part, keys, fresh), parts=parts)
