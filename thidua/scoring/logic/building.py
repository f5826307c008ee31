"""A scheme changed by one line at a time: added, rewritten, moved, dropped. Every step gives a new scheme.

Lines are named by their keys, which stay the same for life: gates, ties and the cards of a round point at them. The
numbers that people read follow the order as long as the scheme keeps the numbering of the house (I, I.1, I.1.1).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from thidua.scoring.logic.numbering import tidied
from thidua.scoring.logic.scheme import Criterion, Gate, Group, Node, Scheme, Section, Tie, all_nodes, nodes

Part = Group | Criterion
Line = TypeVar("Line", Section, Part)
DEEPEST = 4
"""Levels of a scheme: a section, two levels of groups, a criterion."""
LONGEST_KEY = 40


class Misplaced(ValueError):
    """The step has no meaning: no such line, a line under itself, a criterion under a criterion."""


class Way(StrEnum):
    """Which way a line moves among its neighbours."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A scheme without a line, and the rules that fell with it because they pointed at it."""

    scheme: Scheme
    gates: tuple[Gate, ...]
    ties: tuple[Tie, ...]


def node_of(scheme: Scheme, key: str) -> Node:
    """The line of that key; :class:`Misplaced` where there is none."""
    found = next((node for node in all_nodes(scheme) if node.key == key), None)
    if found is None:
        raise Misplaced(key)
    return found


def above(scheme: Scheme, key: str) -> Section | Group | None:
    """The branch a line hangs on; None for a section."""
    for node in all_nodes(scheme):
        if not isinstance(node, Criterion) and any(part.key == key for part in node.parts):
            return node
    return None


def depth_of(scheme: Scheme, key: str) -> int:
    """How deep a line stands: 1 for a section."""
    branch = above(scheme, key)
    return 1 if branch is None else 1 + depth_of(scheme, branch.key)


def fresh_key(scheme: Scheme, under: str = "") -> str:
    """A key that nothing in the scheme bears or points at, made of the key of the branch."""
    taken = {node.key for node in all_nodes(scheme)} | {gate.key for gate in scheme.gates}
    taken |= {gate.node for gate in scheme.gates} | {tie.node for tie in scheme.ties}
    taken |= {rule.key for rule in scheme.classes}
    stem = f"{under}." if under and len(under) < LONGEST_KEY - 4 else "m"
    at = 1
    while f"{stem}{at}" in taken:
        at += 1
    return f"{stem}{at}"


def added(scheme: Scheme, under: str, part: Node) -> Scheme:
    """The scheme with a new last line under the branch, or with a new last section where ``under`` is empty."""
    if isinstance(part, Section):
        return tidied(scheme, replace(scheme, sections=(*scheme.sections, part)))
    branch = node_of(scheme, under)
    deepest = DEEPEST - (1 if isinstance(part, Group) else 0)
    if isinstance(branch, Criterion) or depth_of(scheme, under) >= deepest:
        raise Misplaced(under)
    return tidied(scheme, _over(scheme, under, lambda node: _with(node, (*_parts(node), part))))


def rewritten(scheme: Scheme, node: Node) -> Scheme:
    """The scheme with another wording of the line that bears the same key; a branch keeps its own parts."""
    old = node_of(scheme, node.key)
    if type(old) is not type(node):
        raise Misplaced(node.key)
    fresh = node if isinstance(node, Criterion) else _with(node, _parts(old))
    return _over(scheme, node.key, lambda _old: fresh)


def moved(scheme: Scheme, key: str, way: Way) -> Scheme:
    """The scheme with the line one place up or down among its neighbours; the same one at either end."""
    branch = above(scheme, key)
    if branch is None:
        node_of(scheme, key)
        return tidied(scheme, replace(scheme, sections=_swapped(scheme.sections, key, way)))
    return tidied(scheme, _over(scheme, branch.key, lambda node: _with(node, _swapped(_parts(node), key, way))))


def hung(scheme: Scheme, key: str, under: str) -> Scheme:
    """The scheme with the line, and everything under it, as the last one of another branch."""
    node, branch = node_of(scheme, key), node_of(scheme, under)
    below = {part.key for part in nodes(node)}
    if isinstance(node, Section) or isinstance(branch, Criterion) or under in below:
        raise Misplaced(under)
    if depth_of(scheme, under) + _height(node) > DEEPEST:
        raise Misplaced(under)
    without = _without(scheme, key)
    return tidied(scheme, _over(without, under, lambda found: _with(found, (*_parts(found), node))))


def homes_of(scheme: Scheme, key: str) -> tuple[Section | Group, ...]:
    """The branches a line may hang on, its own among them."""
    node = node_of(scheme, key)
    below, height = {part.key for part in nodes(node)}, _height(node)
    branches = (branch for branch in all_nodes(scheme) if not isinstance(branch, Criterion) and branch.key not in below)
    return tuple(branch for branch in branches if depth_of(scheme, branch.key) + height <= DEEPEST)


def homes_of_new(scheme: Scheme, is_group: bool) -> tuple[Section | Group, ...]:
    """The branches a new group or criterion may hang on."""
    deepest = DEEPEST - (2 if is_group else 1)
    branches = (branch for branch in all_nodes(scheme) if not isinstance(branch, Criterion))
    return tuple(branch for branch in branches if depth_of(scheme, branch.key) <= deepest)


def dropped(scheme: Scheme, key: str) -> Dropped:
    """The scheme without the line and everything under it, and without the rules that pointed there."""
    gone = {node.key for node in nodes(node_of(scheme, key))}
    gates = tuple(gate for gate in scheme.gates if gate.node in gone)
    ties = tuple(tie for tie in scheme.ties if tie.node in gone)
    left = replace(
        _without(scheme, key),
        gates=tuple(gate for gate in scheme.gates if gate not in gates),
        ties=tuple(tie for tie in scheme.ties if tie not in ties),
    )
    return Dropped(tidied(scheme, left), gates, ties)


def _parts(node: Node) -> tuple[Part, ...]:
    return () if isinstance(node, Criterion) else node.parts


def _with(node: Node, parts: Sequence[Node]) -> Node:
    if isinstance(node, Criterion):
        raise Misplaced(node.key)
    return replace(node, parts=tuple(part for part in parts if not isinstance(part, Section)))


def _over(scheme: Scheme, key: str, change: Callable[[Node], Node]) -> Scheme:
    """The scheme with ``change`` done to the line of that key."""
    sections = tuple(_changed(section, key, change) for section in scheme.sections)
    return replace(scheme, sections=tuple(section for section in sections if isinstance(section, Section)))


def _changed(node: Node, key: str, change: Callable[[Node], Node]) -> Node:
    if node.key == key:
        return change(node)
    if isinstance(node, Criterion):
        return node
    return _with(node, [_changed(part, key, change) for part in node.parts])


def _without(scheme: Scheme, key: str) -> Scheme:
    branch = above(scheme, key)
    if branch is None:
        return replace(scheme, sections=tuple(section for section in scheme.sections if section.key != key))
    return _over(scheme, branch.key, lambda node: _with(node, [part for part in _parts(node) if part.key != key]))


def _swapped(parts: Sequence[Line], key: str, way: Way) -> tuple[Line, ...]:
    row = list(parts)
    at = next(place for place, part in enumerate(row) if part.key == key)
    other = at + (1 if way is Way.DOWN else -1)
    if 0 <= other < len(row):
        row[at], row[other] = row[other], row[at]
    return tuple(row)


def _height(node: Node) -> int:
    """Levels of the line and everything under it; an empty group leaves room for a criterion."""
    if isinstance(node, Criterion):
        return 1
    return 1 + max((_height(part) for part in node.parts), default=1)
