"""A draft of a scheme built line by line. Each save is one deed with one line in the ledger, and can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.scoring.actions.making.scheme_saving import Deed, Saved, rewrite
from thidua.scoring.logic.building import Way, above, added, dropped, hung, moved, node_of, rewritten
from thidua.scoring.logic.numbering import numbered
from thidua.scoring.logic.scheme import ClassRule, Gate, InputRules, Node, Tie, all_nodes
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.telling import differing, frame_facts, line_facts, line_name, rule_facts
from thidua.scoring.models import Scheme, SchemeVersion
from thidua.scoring.policy.schemes import can_edit_scheme


@action("scheme.line_added")
def add_line(scheme: Scheme, under: str, line: Node, *, version: int, by: Actor, on: date) -> Scheme:
    """Put a new section (``under`` empty), group or criterion at the end of a branch."""
    require(can_edit_scheme(by, scheme, on))
    deed = Deed("scheme.line_added", line_name(line), by, version)
    saved = rewrite(scheme, lambda table: added(table, under, line), deed)
    told = {"scheme_line": line_name(node_of(saved.after, line.key)), **line_facts(line)}
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=told)
    return saved.scheme


@action("scheme.line_changed")
def change_line(scheme: Scheme, line: Node, *, under: str = "", version: int, by: Actor, on: date) -> Scheme:
    """Reword a line; with ``under`` also hang it, and everything below it, on another branch."""
    require(can_edit_scheme(by, scheme, on))
    saved = rewrite(
        scheme,
        lambda table: _rehung(rewritten(table, line), line.key, under),
        Deed("scheme.line_changed", line_name(line), by, version),
    )
    before, after = node_of(saved.before, line.key), node_of(saved.after, line.key)
    told = {
        "scheme_line": line_name(after),
        **differing(line_facts(before), line_facts(after)),
        **_home(saved, line.key),
    }
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=told)
    return saved.scheme


def _rehung(table: Table, key: str, under: str) -> Table:
    branch = above(table, key)
    return table if not under or branch is None or branch.key == under else hung(table, key, under)


def _home(saved: Saved, key: str) -> dict[str, object]:
    old, new = above(saved.before, key), above(saved.after, key)
    if old is None or new is None or old.key == new.key:
        return {}
    return {"branch": [line_name(old), line_name(new)]}


@action("scheme.line_moved")
def move_line(scheme: Scheme, key: str, way: Way, *, version: int, by: Actor, on: date) -> Scheme:
    """Move a line one place up or down among its neighbours."""
    require(can_edit_scheme(by, scheme, on))
    about = _name(scheme, key)
    saved = rewrite(scheme, lambda table: moved(table, key, way), Deed("scheme.line_moved", about, by, version))
    told = {
        "scheme_line": about,
        "line_number": [node_of(saved.before, key).number, node_of(saved.after, key).number],
        "way": way,
    }
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=told)
    return saved.scheme


@action("scheme.line_dropped")
def drop_line(scheme: Scheme, key: str, *, version: int, by: Actor, on: date) -> Scheme:
    """Drop a line with everything under it, and the gates and ties that pointed there."""
    require(can_edit_scheme(by, scheme, on))
    about = _name(scheme, key)
    deed = Deed("scheme.line_dropped", about, by, version)
    saved = rewrite(scheme, lambda table: dropped(table, key).scheme, deed)
    gone = {node.key for node in all_nodes(saved.before)} - {node.key for node in all_nodes(saved.after)}
    told = {
        "scheme_line": about,
        "lines_removed": len(gone),
        **differing(rule_facts(saved.before), rule_facts(saved.after)),
    }
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=told)
    return saved.scheme


def _name(scheme: Scheme, key: str) -> str:
    """The line's name before the deed; empty where it is gone, which the deed then refuses."""
    return next((line_name(node) for node in all_nodes(scheme.table) if node.key == key), "")


@dataclass(frozen=True, slots=True)
class Rules:
    """What stands beside the lines; None leaves a part as it is."""

    gates: tuple[Gate, ...] | None = None
    ties: tuple[Tie, ...] | None = None
    classes: tuple[ClassRule, ...] | None = None
    inputs: InputRules | None = None

    def over(self, table: Table) -> Table:
        """The table with these rules."""
        return replace(
            table,
            gates=table.gates if self.gates is None else self.gates,
            ties=table.ties if self.ties is None else self.ties,
            classes=table.classes if self.classes is None else self.classes,
            inputs=self.inputs or table.inputs,
        )


@action("scheme.rules_set")
def set_rules(scheme: Scheme, rules: Rules, *, version: int, by: Actor, on: date) -> Scheme:
    """Set the gates, the order between equals, the classes, what late and doubtful figures do."""
    require(can_edit_scheme(by, scheme, on))
    saved = rewrite(scheme, rules.over, Deed("scheme.rules_set", "", by, version))
    told = differing(rule_facts(saved.before), rule_facts(saved.after))
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=told)
    return saved.scheme


@dataclass(frozen=True, slots=True)
class Frame:
    """What a scheme says of itself. ``maximum`` is the scale in points, ``places`` the decimals of points."""

    name: str
    maximum: Decimal
    places: int
    cluster_kind: str = ""
    legal_basis: str = ""


@action("scheme.frame_set")
def set_frame(scheme: Scheme, frame: Frame, *, version: int, by: Actor, on: date) -> Scheme:
    """Set the name, the scale, the decimals, for which kind of cluster the scheme is, on which text it rests."""
    require(can_edit_scheme(by, scheme, on))
    name = collapse(nfc(frame.name))
    if not name:
        raise Invalid({"name": _("Hãy ghi tên bảng điểm.")})
    if frame.maximum <= 0:
        raise Invalid({"maximum": _("Thang điểm phải lớn hơn 0.")})
    saved = rewrite(
        scheme,
        lambda table: replace(table, name=name, maximum=frame.maximum, places=frame.places),
        Deed("scheme.frame_set", name, by, version),
        {"cluster_kind": frame.cluster_kind, "legal_basis": collapse(nfc(frame.legal_basis))},
    )
    told = {**differing(frame_facts(saved.before), frame_facts(saved.after)), **saved.columns}
    record(saved.scheme.subject, str(saved.scheme), by=by, changes=told)
    return saved.scheme


@action("scheme.renumbered")
def renumber_scheme(scheme: Scheme, *, version: int, by: Actor, on: date) -> Scheme:
    """Give all lines the numbers of the house: I, I.1, I.1.1."""
    require(can_edit_scheme(by, scheme, on))
    saved = rewrite(scheme, numbered, Deed("scheme.renumbered", "", by, version))
    record(
        saved.scheme.subject, str(saved.scheme), by=by, changes={"lines": sum(1 for _node in all_nodes(saved.after))}
    )
    return saved.scheme


@action("scheme.restored")
def restore_version(scheme: Scheme, number: int, *, version: int, by: Actor, on: date) -> Scheme:
    """Take a draft back to how it stood at an earlier version; what is left now stays in the history too."""
    require(can_edit_scheme(by, scheme, on))
    old = SchemeVersion.objects.filter(scheme=scheme, number=number).first()
    if old is None:
        raise Invalid({"": _("Không còn bản %(number)d của bảng điểm này.") % {"number": number}})
    saved = rewrite(scheme, lambda _table: old.table, Deed("scheme.restored", str(number), by, version))
    record(saved.scheme.subject, str(saved.scheme), by=by, changes={"version_restored": number})
    return saved.scheme
