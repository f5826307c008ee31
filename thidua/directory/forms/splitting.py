"""The form of a split: the day and text, the new units in rows, and where each unit below goes. The action decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.errors import Invalid
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts
from thidua.directory.actions.reorganisation import Split
from thidua.directory.forms.fields import day_field
from thidua.directory.forms.organisations import LegalBasisForm
from thidua.directory.models import Organisation

ROWS = 4
"""How many new units fit on the page; empty rows are left out."""


class NewPartForm(forms.Form):
    """One of the units that come of a split."""

    code = forms.CharField(label=gettext_lazy("Mã đơn vị"), max_length=40)
    name = forms.CharField(label=gettext_lazy("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại đơn vị"), choices=Organisation.Kind.choices, initial=Organisation.Kind.COMMUNE
    )

    def draft(self, effective: date) -> OrganisationDraft:
        """One of ``Split.into``."""
        data = self.cleaned_data
        return OrganisationDraft(data["code"], OrganisationFacts(data["name"], data["kind"]), effective)


NewPartForms = forms.formset_factory(NewPartForm, extra=ROWS - 1, min_num=1, validate_min=True)


class SplitForm(LegalBasisForm):
    """A unit of which new ones are made, beside a set of :class:`NewPartForm`; ``below`` are the units under it."""

    effective = day_field(gettext_lazy("Có hiệu lực từ ngày"))
    source_remains = forms.BooleanField(label=gettext_lazy("Đơn vị cũ tiếp tục hoạt động"), required=False)

    def __init__(self, *args: Any, below: Sequence[Organisation] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.below = below
        rows = [(str(number), _("Đơn vị mới %(number)s") % {"number": number}) for number in range(1, ROWS + 1)]
        for unit in below:
            self.fields[_place(unit)] = forms.ChoiceField(
                label=unit.name, required=False, choices=[("", _("Ở lại đơn vị cũ")), *rows]
            )

    @property
    def facts(self) -> list[forms.BoundField]:
        """What is asked of the split itself."""
        return [self[name] for name in ("effective", "legal_basis", "source_remains")]

    @property
    def places(self) -> list[forms.BoundField]:
        """Where each unit below goes."""
        return [self[_place(unit)] for unit in self.below]

    def split(self, source: Organisation, parts: Sequence[NewPartForm]) -> Split:
        """For ``split_organisation``; ``parts`` are all rows of the page, valid ones and empty ones.

        :class:`Invalid` where a unit below is to go to a row that was left empty.
        """
        data, effective = self.cleaned_data, self.cleaned_data["effective"]
        drafts = {
            str(number): part.draft(effective) for number, part in enumerate(parts, start=1) if part.has_changed()
        }
        moved = {unit: data[_place(unit)] for unit in self.below if data[_place(unit)]}
        nowhere = {_place(unit): _("Đơn vị mới này còn để trống.") for unit, row in moved.items() if row not in drafts}
        if nowhere:
            raise Invalid(nowhere)
        return Split(
            source=source,
            into=tuple(drafts.values()),
            effective=effective,
            legal_basis=data["legal_basis"],
            source_remains=data["source_remains"],
            moves={unit.pk: drafts[row].code for unit, row in moved.items()},
        )


def _place(unit: Organisation) -> str:
    return f"to-{unit.code}"
