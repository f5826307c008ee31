"""The list of documents that were put in."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.logic.text import fold
from thidua.core.tables import HouseTable, LeadColumn, MomentColumn, StateColumn
from thidua.core.templatetags.parts import state as badge_html
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models import INTAKE_STATES, Intake

TONES = {
    IntakeState.READING: (Tone.INFO, "hourglass"),
    IntakeState.READ: (Tone.WARN, "zoom-exclamation"),
    IntakeState.FAILED: (Tone.BAD, "file"),
    IntakeState.ADOPTED: (Tone.OK, "circle-check"),
    IntakeState.DROPPED: (Tone.QUIET, "archive"),
}


def intake_badge(row: Intake) -> Badge:
    """The state of an intake in words."""
    state = IntakeState(row.state)
    tone, icon = TONES[state]
    return Badge(str(INTAKE_STATES[state]), tone, icon)


def intake_address(record: Intake) -> str:
    return reverse("intake_page", args=[record.code])


class IntakeTable(HouseTable):
    """Documents with the unit they are for, who put them in and how far they are."""

    file_name = LeadColumn(verbose_name=_("Tệp"), address=intake_address)
    code = tables.Column(verbose_name=_("Mã"))
    organisation = tables.Column(verbose_name=_("Đơn vị"), order_by="organisation__sort_key")
    uploaded_by = tables.Column(verbose_name=_("Người đưa vào"), default="")
    uploaded_at = MomentColumn(verbose_name=_("Lúc"))
    state = StateColumn(verbose_name=_("Trạng thái"))

    class Meta(HouseTable.Meta):
        model = Intake
        fields = ("file_name", "code", "organisation", "uploaded_by", "uploaded_at", "state")

    def render_state(self, record: Intake) -> SafeString:
        return badge_html(intake_badge(record))

    def value_state(self, record: Intake) -> str:
        return intake_badge(record).text


class NameFilter(WordsFilter):
    """Words of the file name or the code; intakes keep no search key, their lists are short."""

    def filter(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        wanted = fold(value or "").split()
        if not wanted:
            return rows
        names = rows.order_by().values_list("pk", "file_name", "code")
        return rows.filter(pk__in=[pk for pk, *texts in names if all(w in fold(" ".join(texts)) for w in wanted)])


class IntakeFilters(HouseFilters):
    """Find documents by words and state."""

    q = NameFilter()
    state = OneOf(label=_("Trạng thái"), choices=[(code.value, words) for code, words in INTAKE_STATES.items()])

    class Meta:
        model = Intake
        fields = ("q", "state")
