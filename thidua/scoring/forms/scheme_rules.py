"""Forms of the rules beside the lines of a scheme that come in rows: gates, the order between equals, classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.core.logic.text import collapse, nfc
from thidua.scoring.actions.building import Rules
from thidua.scoring.logic.scheme import (
    ClassRule,
    Gate,
    Scheme,
    Tie,
    all_nodes,
    nodes,
)
from thidua.scoring.logic.telling import line_name
from thidua.scoring.logic.terms import SectionKind, TieBy, Veto
from thidua.scoring.models.labels import (
    TIES,
    VETOES,
    choices,
)

SPARE = 2
"""Empty rows under those that are filled."""
MOST_ROWS = 20
HUNDRED = Decimal(100)


class RuleRow(forms.Form):
    """A row that counts when its first box is filled."""

    lead: ClassVar[str]

    @property
    def filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.cleaned_data.get(self.lead))


class GateRow(RuleRow):
    """A gate. Without a line it is a fact that the standing body records."""

    lead = "name"
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Điều kiện"), max_length=300, required=False)
    veto = forms.ChoiceField(label=_("Hậu quả"), choices=choices(VETOES), required=False)
    node = forms.ChoiceField(label=_("Mục phải đạt"), required=False)
    least_percent = NumberField(label=_("Mức tối thiểu (%)"), required=False)
    citation = forms.CharField(label=_("Căn cứ"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        least = given.get("least_percent")
        if given.get("node") and "least_percent" not in self.errors and not (least and 0 < least <= HUNDRED):
            self.add_error("least_percent", say("Ghi mức tối thiểu trên 0% và không quá 100%."))
        return given


class TieRow(RuleRow):
    """What decides next between equals."""

    lead = "by"
    by = forms.ChoiceField(label=_("So theo"), choices=[("", "–"), *choices(TIES)], required=False)
    node = forms.ChoiceField(label=_("Mục"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("by") == TieBy.NODE and not given.get("node"):
            self.add_error("node", say("Chọn mục để so điểm."))
        return given


class ClassRow(RuleRow):
    """A class from so many percent of the maximum on."""

    lead = "name"
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Mức xếp loại"), max_length=200, required=False)
    least_percent = NumberField(label=_("Từ mức (% thang điểm)"), required=False)
    most_share = NumberField(label=_("Nhiều nhất (% số đơn vị)"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        least = given.get("least_percent")
        if given.get("name") and least is None and "least_percent" not in self.errors:
            self.add_error("least_percent", say("Ghi mức điểm thấp nhất, ví dụ 90."))
        return given


class RowsForm:
    """Rows of one rule of a scheme: those it has and some to spare, or those that were typed."""

    row: ClassVar[type[RuleRow]]

    def __init__(self, scheme: Scheme, typed: Mapping[str, Any] | None = None) -> None:
        self.scheme = scheme
        self.rows = self._rows(typed)

    def _rows(self, typed: Mapping[str, Any] | None) -> Sequence[RuleRow]:
        old = [] if typed is not None else self.boxes()
        count = len(old) + SPARE if typed is None else _sent(typed, self.row.lead)
        rows = [
            self.row(typed, prefix=str(at), initial=old[at] if at < len(old) else {})
            for at in range(min(count, MOST_ROWS))
        ]
        for row in rows:
            if "node" in row.fields:
                row.fields["node"].choices = self.lines()  # type: ignore[attr-defined]
        return rows

    def is_valid(self) -> bool:
        """Whether every row can be used; all are judged, so that all errors show at once."""
        judged = [row.is_valid() for row in self.rows]
        return all(judged)

    def filled(self) -> list[dict[str, Any]]:
        """What was typed into the rows that count."""
        return [row.cleaned_data for row in self.rows if row.filled]

    def lines(self) -> list[tuple[str, Any]]:
        """The lines a rule may point at."""
        return [("", "–"), *((node.key, line_name(node)) for node in all_nodes(self.scheme))]

    def boxes(self) -> list[dict[str, object]]:
        """What the rows hold now."""
        raise NotImplementedError

    def rules(self) -> Rules:
        """For ``set_rules``."""
        raise NotImplementedError


def _sent(typed: Mapping[str, Any], lead: str) -> int:
    return sum(1 for at in range(MOST_ROWS) if f"{at}-{lead}" in typed)


class GateRows(RowsForm):
    """The gates (điểm liệt)."""

    row = GateRow

    def lines(self) -> list[tuple[str, Any]]:
        """Only main lines can be a gate."""
        main = [section for section in self.scheme.sections if section.kind is SectionKind.MAIN]
        listed = ((node.key, line_name(node)) for section in main for node in nodes(section))
        return [("", say("Sự việc do cơ quan thường trực ghi nhận")), *listed]

    def boxes(self) -> list[dict[str, object]]:
        return [
            {
                "key": gate.key,
                "name": gate.name,
                "veto": gate.veto.value,
                "node": gate.node,
                "least_percent": gate.least_percent if gate.node else None,
                "citation": gate.citation,
            }
            for gate in self.scheme.gates
        ]

    def rules(self) -> Rules:
        taken = {str(given["key"]) for given in self.filled()}
        gates = []
        for given in self.filled():
            key = str(given["key"]) or _new_key("liet", taken)
            taken.add(key)
            least = given["least_percent"] if given["node"] else Decimal(0)
            gates.append(
                Gate(
                    key,
                    _said(given, "name"),
                    Veto(given["veto"] or Veto.NOT_RANKED),
                    given["node"],
                    least,
                    _said(given, "citation"),
                )
            )
        return Rules(gates=tuple(gates))


class TieRows(RowsForm):
    """The order between equals."""

    row = TieRow

    def boxes(self) -> list[dict[str, object]]:
        return [{"by": tie.by.value, "node": tie.node} for tie in self.scheme.ties]

    def rules(self) -> Rules:
        pairs = ((TieBy(given["by"]), str(given["node"])) for given in self.filled())
        return Rules(ties=tuple(Tie(by, node if by is TieBy.NODE else "") for by, node in pairs))


class ClassRows(RowsForm):
    """The classes, the best first whatever the order in which they were typed."""

    row = ClassRow

    def boxes(self) -> list[dict[str, object]]:
        return [
            {
                "key": rule.key,
                "name": rule.name,
                "least_percent": rule.least_percent,
                "most_share": rule.most_share,
            }
            for rule in self.scheme.classes
        ]

    def rules(self) -> Rules:
        taken = {str(given["key"]) for given in self.filled()}
        found = []
        for given in self.filled():
            key = str(given["key"]) or _new_key("loai", taken)
            taken.add(key)
            found.append(ClassRule(key, _said(given, "name"), given["least_percent"], given["most_share"]))
        return Rules(classes=tuple(sorted(found, key=lambda rule: -rule.least_percent)))


def _said(given: Mapping[str, Any], name: str) -> str:
    return collapse(nfc(given[name]))


def _new_key(stem: str, taken: set[str]) -> str:
    return next(key for at in range(1, MOST_ROWS * 3) if (key := f"{stem}-{at}") not in taken)
