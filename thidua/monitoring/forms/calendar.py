"""Forms about the calendar of days off: one day, and a whole year pasted or taken from Excel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core.logic.text import collapse, fold, nfc
from thidua.directory.forms.fields import DAY_FORMATS, day_field
from thidua.monitoring.actions.calendar import DayFacts

MOST_LINES = 400
EXAMPLE = "29/04/2024; nghỉ; hoán đổi dịp 30/4; 2450/VPCP-KGVX\n04/05/2024; làm việc; bù cho ngày 29/04/2024"
_PARTING = re.compile(r"\t|;")
_WORKED = ("lam viec", "lam bu", "di lam")
"""How a line says, without accents, that the day is worked."""


class DayForm(forms.Form):
    """One day that is not what its weekday says."""

    day = day_field(gettext_lazy("Ngày"))
    works = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        choices=(("", gettext_lazy("Ngày nghỉ")), ("1", gettext_lazy("Ngày làm bù (thứ Bảy, Chủ nhật đi làm)"))),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Dịp, lý do"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Tết Nguyên đán; bù cho ngày 29/04/2024."),
    )
    source = forms.CharField(label=gettext_lazy("Văn bản thông báo"), max_length=200, required=False)
    tentative = forms.BooleanField(label=gettext_lazy("Dự kiến, chưa có thông báo chính thức"), required=False)

    def facts(self) -> DayFacts:
        """The day as the action takes it."""
        data = self.cleaned_data
        return DayFacts(data["day"], data["reason"], bool(data["works"]), data["tentative"], data["source"])


class YearForm(forms.Form):
    """The days of a year, one a line: day; off or worked; reason; document. Cells copied from Excel fit as they are."""

    lines = forms.CharField(
        label=gettext_lazy("Các ngày"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "placeholder": EXAMPLE}),
        help_text=gettext_lazy(
            "Mỗi dòng một ngày, các cột cách nhau bằng dấu chấm phẩy, hoặc dán nguyên các ô từ Excel: "
            "ngày; nghỉ hoặc làm việc; dịp, lý do; văn bản (nếu có)."
        ),
    )

    def clean_lines(self) -> list[DayFacts]:
        lines = [line for line in nfc(self.cleaned_data["lines"]).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(_("Nhiều nhất %(most)s dòng một lần.") % {"most": MOST_LINES})
        found, wrong = [], []
        for number, line in enumerate(lines, start=1):
            try:
                found.append(day_of_line(line))
            except ValueError as flaw:
                wrong.append(_("Dòng %(number)s: %(flaw)s") % {"number": number, "flaw": flaw})
        if wrong:
            raise ValidationError([ValidationError(sentence) for sentence in wrong[:10]])
        return found

    def facts(self) -> list[DayFacts]:
        """The days as the action takes them; a day named twice counts as last written."""
        days: dict[date, DayFacts] = {facts.day: facts for facts in self.cleaned_data["lines"]}
        return list(days.values())


def day_of_line(line: str) -> DayFacts:
    """What one pasted line says; a ``ValueError`` carries the sentence for the person."""
    cells = [collapse(cell) for cell in _PARTING.split(line)]
    cells += [""] * (4 - len(cells))
    day = next(_days(cells[0]), None)
    if day is None:
        raise ValueError(_("“%(text)s” không phải ngày; hãy ghi dạng 05/03/2024.") % {"text": cells[0]})
    if not cells[2]:
        raise ValueError(_("thiếu dịp, lý do ở cột thứ ba."))
    works = fold(cells[1]).startswith(_WORKED)
    if not works and not fold(cells[1]).startswith("nghi"):
        raise ValueError(_("cột thứ hai phải là “nghỉ” hoặc “làm việc”, không phải “%(text)s”.") % {"text": cells[1]})
    return DayFacts(day, cells[2], works, source=cells[3])


def _days(text: str) -> Iterator[date]:
    for form in DAY_FORMATS:
        try:
            yield datetime.strptime(text, form).date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            continue


def initial_of(facts: Any) -> dict[str, Any]:
    """What the form shows of a day that is entered already."""
    return {
        "day": facts.day,
        "works": "1" if facts.works else "",
        "reason": facts.reason,
        "source": facts.source,
        "tentative": facts.tentative,
    }
