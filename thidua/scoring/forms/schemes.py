"""Forms of schemes and rounds. The actions decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field
from thidua.directory.models import Cluster, Organisation
from thidua.scoring.actions.rounds import Days
from thidua.scoring.models import Scheme

THOUSAND, HUNDRED, EXCEL = "1000", "100", "excel"


class NewSchemeForm(forms.Form):
    """Where a new scheme begins: with a sample, with the campaign's targets, or with an Excel file."""

    start = forms.ChoiceField(
        label=_("Bắt đầu từ"),
        choices=[
            (THOUSAND, _("Bảng mẫu 1000 điểm")),
            (HUNDRED, _("Bảng mẫu 100 điểm")),
            (EXCEL, _("Tệp Excel")),
        ],
    )
    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị ban hành"))
    year = forms.IntegerField(label=_("Năm"), min_value=1948, max_value=2100)
    name = forms.CharField(label=_("Tên bảng điểm"), max_length=300, required=False)
    cluster_kind = forms.ChoiceField(
        label=_("Dùng cho"), choices=[("", _("Mọi cụm, khối")), *Cluster.Kind.choices], required=False
    )
    file = forms.FileField(
        label=_("Tệp Excel"), required=False, help_text=_("Chỉ cần khi bắt đầu từ tệp Excel; dùng tệp mẫu để đúng cột.")
    )

    def __init__(self, *args: Any, organisers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organiser"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisers

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("start") == EXCEL and not found.get("file"):
            self.add_error("file", _("Hãy chọn tệp Excel của bảng điểm."))
        return found


class SchemeFileForm(forms.Form):
    """A draft replaced by what an Excel file says; gates, ties, classes and rules for late figures stay."""

    file = forms.FileField(label=_("Tệp Excel"))


class OpenRoundForm(forms.Form):
    """A cluster to be judged, by which scheme, until which days."""

    cluster = forms.ModelChoiceField(Cluster.objects.none(), label=_("Cụm, khối"))
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label=_("Bảng điểm"))
    self_due = day_field(_("Hạn tự chấm"))
    check_due = day_field(_("Hạn kiểm tra"))
    cross_due = day_field(_("Hạn chấm chéo"))
    appraisal_due = day_field(_("Hạn thẩm định"))
    appeal_days = forms.IntegerField(label=_("Số ngày kiến nghị sau công bố"), min_value=1, max_value=60, initial=5)

    def __init__(self, *args: Any, clusters: QuerySet[Cluster], schemes: QuerySet[Scheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("cluster", clusters), ("scheme", schemes)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def days(self) -> Days:
        """For ``open_round``."""
        names = ("self_due", "check_due", "cross_due", "appraisal_due", "appeal_days")
        return Days(**{name: self.cleaned_data[name] for name in names})


class ReasonForm(forms.Form):
    """Why something is taken back, returned, called off."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class AppealForm(forms.Form):
    """Which number the unit holds to be right, and why."""

    claimed = NumberField(label=_("Số đề nghị"), help_text=_("Có/không: ghi 1 hoặc 0."))
    text = forms.CharField(label=_("Giải trình, căn cứ"), widget=forms.Textarea(attrs={"rows": 4}))
