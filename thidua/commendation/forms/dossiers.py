"""Forms of dossiers: begun, changed, and the steps of their way that ask for something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.writing import DossierDraft
from thidua.commendation.forms.rounds import year_field
from thidua.commendation.logic.catalogue.award import PAPERS, Paper
from thidua.commendation.logic.catalogue.awards import AWARDS, SIMPLIFIED_KINDS, award_choices
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dossier_parts import PARTS
from thidua.commendation.logic.terms import MERITS, POINTS, SUBJECTS, MeritKind, Point, SubjectKind
from thidua.commendation.models import AwardRound, Dossier
from thidua.commendation.models.labels import choices
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.directory.forms.fields import day_field, named, one_of
from thidua.directory.models import Organisation, Person

NOBODY, NO_UNIT = Person.objects.none(), Organisation.objects.none()
YES_NO = (("yes", _("Đạt")), ("no", _("Chưa đạt")), ("", _("Chưa kết luận")))


def lines(rows: int) -> forms.Textarea:
    """A box of several lines."""
    return forms.Textarea(attrs={"rows": rows})


@dataclass(frozen=True, slots=True)
class Rows:
    """What the choices are taken from: units one proposes for, bodies that appraise, rounds, people, units."""

    proposers: QuerySet[Organisation]
    appraisers: QuerySet[Organisation]
    rounds: QuerySet[AwardRound]
    people: QuerySet[Person]
    units: QuerySet[Organisation]


class SubjectForm(forms.Form):
    """Who is proposed: a person or a collective, never both."""

    person = named(NOBODY, _("Cá nhân"), required=False)
    unit = named(NO_UNIT, _("Hoặc tập thể, đơn vị"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("person")) == bool(data.get("unit")) and not {"person", "unit"} & set(self.errors):
            self.add_error("person", _("Hãy chọn một cá nhân, hoặc một tập thể."))
        return data

    @property
    def subject(self) -> Person | Organisation:
        """Whoever was chosen."""
        return self.cleaned_data["person"] or self.cleaned_data["unit"]  # type: ignore[no-any-return]


class DossierForm(SubjectForm):
    """A proposal."""

    subject_kind = forms.ChoiceField(
        label=_("Loại đối tượng"),
        choices=[("", _("Theo đối tượng đã chọn")), *choices(SUBJECTS)],
        required=False,
        help_text=_("Chỉ cần chọn với hộ gia đình, xã, thôn, doanh nghiệp."),
    )
    award = forms.ChoiceField(label=_("Danh hiệu, hình thức đề nghị"))
    merit = forms.ChoiceField(label=_("Loại hình khen thưởng"), choices=choices(MERITS))
    first_year = year_field(_("Thành tích từ năm"), required=False)
    year = year_field(_("Đến năm"))
    deed = forms.CharField(
        label=_("Thành tích cụ thể"),
        max_length=500,
        required=False,
        widget=lines(2),
        help_text=_("Ghi khi khen theo chuyên đề hoặc đột xuất; để trống khi khen cả năm công tác."),
    )
    simplified = forms.BooleanField(
        label=_("Thủ tục đơn giản"),
        required=False,
        help_text=_("Chỉ với thành tích đột xuất và loại hình luật cho phép: không phải qua Hội đồng, trình ngay."),
    )
    round = one_of(AwardRound.objects.none(), _("Đợt xét"), required=False)
    proposer = one_of(NO_UNIT, _("Đơn vị đề nghị"))
    appraiser = one_of(NO_UNIT, _("Cơ quan thẩm định"))

    def __init__(self, *args: Any, rows: Rows, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given: Mapping[str, QuerySet[Any]] = {
            "person": rows.people,
            "unit": rows.units,
            "round": rows.rounds,
            "proposer": rows.proposers,
            "appraiser": rows.appraisers,
        }
        for name, queryset in given.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]  # choice fields of models
        self.fields["award"].choices = award_choices(on)  # type: ignore[attr-defined]  # a choice field

    def facts(self) -> DossierFacts:
        data = self.cleaned_data
        return DossierFacts(
            AwardCode(data["award"]),
            data["year"],
            data["appraiser"],
            MeritKind(data["merit"]),
            data["first_year"],
            data["deed"],
            simplified=data["simplified"],
            subject_kind=SubjectKind(data["subject_kind"]) if data["subject_kind"] else None,
            round=data["round"],
        )


class SimpleForm(SubjectForm):
    """The simplified procedure on one page."""

    award = forms.ChoiceField(label=_("Hình thức khen thưởng"))
    merit = forms.ChoiceField(
        label=_("Loại hình"), choices=[(kind.value, MERITS[kind]) for kind in MERITS if kind in SIMPLIFIED_KINDS]
    )
    deed = forms.CharField(
        label=_("Thành tích"),
        max_length=500,
        widget=lines(3),
        help_text=_("Việc gì, ở đâu, ngày nào; câu này đứng trong tờ trình và quyết định."),
    )
    report = forms.CharField(label=_("Tóm tắt thành tích"), widget=lines(6), required=False)
    appraiser = one_of(NO_UNIT, _("Cơ quan trình"))
    vouched = forms.BooleanField(label=_("Đã xác minh thành tích và mức độ ảnh hưởng như mô tả"), required=True)

    def __init__(self, *args: Any, rows: Rows, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given: Mapping[str, QuerySet[Any]] = {"person": rows.people, "unit": rows.units, "appraiser": rows.appraisers}
        for name, queryset in given.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]  # choice fields of models
        self.fields["award"].choices = [  # type: ignore[attr-defined]  # a choice field
            (code, words) for code, words in award_choices(on) if AWARDS[AwardCode(code)].simplified
        ]

    def facts(self, on: date) -> DossierFacts:
        data = self.cleaned_data
        merit, award = MeritKind(data["merit"]), AwardCode(data["award"])
        words = (data["deed"], data["report"] or data["deed"])
        return DossierFacts(award, on.year, data["appraiser"], merit, None, *words, simplified=True)


class DraftForm(forms.Form):
    """What the proposing unit may change."""

    merit = forms.ChoiceField(label=_("Loại hình khen thưởng"), choices=choices(MERITS))
    first_year = year_field(_("Thành tích từ năm"))
    year = year_field(_("Đến năm"))
    deed = forms.CharField(label=_("Thành tích cụ thể"), max_length=500, required=False, widget=lines(2))
    report = forms.CharField(
        label=_("Báo cáo thành tích"),
        required=False,
        widget=lines(16),
        help_text=_("Viết tại đây, hoặc tải tệp báo cáo lên ở mục giấy tờ."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(dossier: Dossier) -> dict[str, Any]:
        return {name: getattr(dossier, name) for name in ("merit", "first_year", "year", "deed", "report", "version")}

    def draft(self) -> DossierDraft:
        data = self.cleaned_data
        return DossierDraft(MeritKind(data["merit"]), data["first_year"], data["year"], data["deed"], data["report"])


class PaperForm(forms.Form):
    """A file and which paper it is."""

    kind = forms.ChoiceField(label=_("Loại giấy tờ"), choices=[(paper.value, words) for paper, words in PAPERS.items()])
    file = forms.FileField(label=_("Tệp"), help_text=_("PDF, ảnh hoặc văn bản, tối đa 30 MB."))

    def paper(self) -> Paper:
        return Paper(self.cleaned_data["kind"])


class NothingForm(forms.Form):
    """A step that asks for nothing but the button."""

    def values(self) -> dict[str, Any]:
        return {}


class ReasonForm(forms.Form):
    """A reason that goes into the record."""

    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=lines(3))

    def __init__(self, *args: Any, label: Any = None, required: bool = True, hint: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = label or self.fields["reason"].label
        self.fields["reason"].required = required
        self.fields["reason"].help_text = hint

    def values(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class ReceiveForm(forms.Form):
    """The day of receipt, which chooses the law."""

    received_on = day_field(
        _("Ngày tiếp nhận"),
        help_text=_("Ngày cơ quan thẩm định nhận đủ hồ sơ; ngày này quyết định áp dụng quy định nào."),
    )

    def values(self) -> dict[str, Any]:
        return {"received_on": self.cleaned_data["received_on"]}


class PartsForm(forms.Form):
    """Words about parts of a dossier: what has to be put right, or how it was."""

    def __init__(self, *args: Any, parts: Iterable[str] | None = None, asked: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = [part for part in PARTS if parts is None or part.value in set(parts)]
        for part in wanted:
            self.fields[part.value] = forms.CharField(
                label=PARTS[part], required=False, widget=lines(2), help_text=escape(asked.get(part.value, ""))
            )

    def words(self) -> dict[str, str]:
        """What was written, by part; parts left empty are not named."""
        return {part: words for part, words in self.cleaned_data.items() if words.strip()}


class PointsForm(forms.Form):
    """Criteria without a record: met or not, by whoever knows the case."""

    def __init__(self, *args: Any, points: Iterable[Point], said: Mapping[str, bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = tuple(points)
        for point in self.points:
            known = said.get(point.value)
            self.fields[point.value] = forms.ChoiceField(
                label=POINTS[point][:1].upper() + POINTS[point][1:],
                choices=YES_NO,
                required=False,
                widget=forms.RadioSelect,
                initial="" if known is None else "yes" if known else "no",
            )
        self.fields["reason"] = forms.CharField(label=_("Căn cứ kết luận"), max_length=1000, widget=lines(2))

    def said(self) -> dict[Point, bool]:
        """What was concluded; what was left open is not named."""
        data = self.cleaned_data
        return {point: data[point.value] == "yes" for point in self.points if data.get(point.value)}
