"""Forms of the record of merit: ratings, honours, initiatives, discipline, holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.record import WHOLE, InitiativeFacts
from thidua.commendation.forms.dossiers import lines
from thidua.commendation.forms.rounds import year_field
from thidua.commendation.logic.catalogue.awards import AWARDS, award_choices
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import (
    DISCIPLINES,
    HOLDS,
    MERITS,
    RATINGS,
    SCOPES,
    Discipline,
    HoldReason,
    MeritKind,
    Rating,
    Scope,
)
from thidua.commendation.models.labels import choices
from thidua.commendation.steps.honours import HonourFacts
from thidua.core.logic.numerals import parse_number
from thidua.directory.forms.fields import day_field
from thidua.directory.models import Person


class RatingForm(forms.Form):
    """The rating of a year."""

    year = year_field(_("Năm"))
    rating = forms.TypedChoiceField(
        label=_("Xếp loại"), choices=choices(RATINGS), coerce=lambda text: Rating(int(text))
    )
    source = forms.CharField(label=_("Văn bản, thông báo kết quả"), max_length=300)

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class HonourForm(forms.Form):
    """An honour as its decision gives it."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức"))
    merit = forms.ChoiceField(label=_("Loại hình"), choices=choices(MERITS))
    first_year = year_field(_("Thành tích từ năm"), required=False)
    last_year = year_field(_("Đến năm"))
    deed = forms.CharField(label=_("Thành tích cụ thể"), max_length=500, required=False)
    decision_number = forms.CharField(label=_("Số quyết định"), max_length=60)
    decided_on = day_field(_("Ngày quyết định"))
    decided_by = forms.CharField(label=_("Người, cơ quan quyết định"), max_length=200)
    published = forms.BooleanField(
        label=_("Quyết định đã được công khai"),
        required=False,
        help_text=_("Chọn thì thành tích hiện ngay ở trang tra cứu công khai; để trống nếu chưa rõ."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        past = [(code.value, award.name) for code, award in AWARDS.items() if not award.deciders(on)]
        self.fields["award"].choices = [*award_choices(on), *past]  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> HonourFacts:
        data = self.cleaned_data
        return HonourFacts(
            AwardCode(data["award"]),
            data["last_year"],
            data["decision_number"],
            data["decided_on"],
            data["decided_by"],
            MeritKind(data["merit"]),
            data["first_year"],
            data["deed"],
            published=data["published"],
        )


class PenaltyForm(forms.Form):
    """A disciplinary decision."""

    level = forms.TypedChoiceField(
        label=_("Hình thức kỷ luật"), choices=choices(DISCIPLINES), coerce=lambda text: Discipline(int(text))
    )
    decision = forms.CharField(label=_("Quyết định"), max_length=300)
    decided_on = day_field(_("Ngày quyết định"))

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class EndForm(forms.Form):
    """The day on which a penalty was served."""

    ended_on = day_field(_("Ngày chấp hành xong"))


class HoldForm(forms.Form):
    """Why nothing is decided for now."""

    reason = forms.TypedChoiceField(label=_("Lý do tạm dừng"), choices=choices(HOLDS), coerce=HoldReason)
    since = day_field(_("Từ ngày"))
    note = forms.CharField(label=_("Ghi chú, văn bản"), max_length=500, required=False, widget=lines(2))

    def values(self) -> dict[str, Any]:
        return self.cleaned_data


class LiftForm(forms.Form):
    """What the matter came to."""

    conclusion = forms.CharField(label=_("Kết luận làm căn cứ bỏ tạm dừng"), max_length=500, widget=lines(3))


class InitiativeForm(forms.Form):
    """A recognised initiative with its authors, one a line: code or name, then the share."""

    title = forms.CharField(label=_("Tên sáng kiến, đề tài, đề án"), max_length=500, widget=lines(2))
    year = year_field(_("Năm công nhận"))
    scope = forms.ChoiceField(label=_("Phạm vi ảnh hưởng"), choices=choices(SCOPES))
    recognised_by = forms.CharField(label=_("Cơ quan công nhận"), max_length=200)
    decision = forms.CharField(label=_("Quyết định công nhận"), max_length=300)
    authors = forms.CharField(
        label=_("Tác giả và tỷ lệ đóng góp"),
        widget=lines(4),
        help_text=_("Mỗi dòng: mã cá nhân | tỷ lệ %. Ví dụ: MAU-012 | 60. Tổng phải là 100%."),
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people

    def clean_authors(self) -> list[tuple[Person, int]]:
        """The authors with their shares in hundredths of a percent."""
        rows = [line.partition("|") for line in self.cleaned_data["authors"].splitlines() if line.strip()]
        codes = [code.strip().split(" ")[0] for code, _bar, _share in rows]
        known = {person.code: person for person in self.people.filter(code__in=codes)}
        found = []
        for code, (_written, _bar, share) in zip(codes, rows, strict=True):
            number = parse_number(share.strip().removesuffix("%").strip() or "100")
            if code not in known or number is None or not 0 < number * 100 <= WHOLE:
                raise forms.ValidationError(
                    _("Dòng “%(line)s” chưa đúng. Hãy ghi mã cá nhân | tỷ lệ, ví dụ MAU-012 | 60."),
                    params={"line": f"{code} | {share.strip()}"},
                )
            found.append((known[code], int(number * Decimal(100))))
        return found

    def facts(self) -> InitiativeFacts:
        data = self.cleaned_data
        return InitiativeFacts(
            data["title"], data["year"], Scope(data["scope"]), data["recognised_by"], data["decision"]
        )
