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

BLANK, THOUSAND, HUNDRED, COPY, EXCEL = "blank", "1000", "100", "copy", "excel"


class NewSchemeForm(forms.Form):
    """Where a new scheme begins: nothing, a sample filled with the campaign's targets, an old one, an Excel file."""

    start = forms.ChoiceField(
        label=_("Bắt đầu từ"),
        choices=[
            (THOUSAND, _("Bảng mẫu 1000 điểm, lấy sẵn chỉ tiêu của phong trào cùng năm")),
            (HUNDRED, _("Bảng mẫu 100 điểm, lấy sẵn chỉ tiêu của phong trào cùng năm")),
            (COPY, _("Chép một bảng điểm đã có")),
            (EXCEL, _("Tệp Excel")),
            (BLANK, _("Bảng trống")),
        ],
        widget=forms.RadioSelect,
        initial=THOUSAND,
    )
    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị ban hành"))
    year = forms.IntegerField(label=_("Năm"), min_value=1948, max_value=2100)
    name = forms.CharField(
        label=_("Tên bảng điểm"), max_length=300, required=False, help_text=_("Để trống thì đặt theo năm.")
    )
    cluster_kind = forms.ChoiceField(
        label=_("Dùng cho"), choices=[("", _("Mọi cụm, khối")), *Cluster.Kind.choices], required=False
    )
    source = forms.ModelChoiceField(
        Scheme.objects.none(), label=_("Bảng điểm để chép"), required=False,
        help_text=_("Chỉ cần khi chép một bảng đã có."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Tệp Excel"), required=False, help_text=_("Chỉ cần khi bắt đầu từ tệp Excel; dùng tệp mẫu để đúng cột.")
    )

    def __init__(
        self, *args: Any, organisers: QuerySet[Organisation], sources: QuerySet[Scheme], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("organiser", organisers), ("source", sources)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("start") == EXCEL and not found.get("file"):
            self.add_error("file", _("Hãy chọn tệp Excel của bảng điểm."))
        if found.get("start") == COPY and not found.get("source") and "source" not in self.errors:
            self.add_error("source", _("Hãy chọn bảng điểm để chép."))
        return found


class CopySchemeForm(forms.Form):
    """A scheme carried into another year."""

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Đơn vị ban hành"))
    year = forms.IntegerField(label=_("Sang năm"), min_value=1948, max_value=2100)
    name = forms.CharField(
        label=_("Tên bảng điểm"), max_length=300, required=False,
        help_text=_("Để trống thì giữ tên cũ với năm mới."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisers: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organiser"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisers


class PublishSchemeForm(forms.Form):
    """The paper by which a scheme is put into force."""

    reason = forms.CharField(
        label=_("Văn bản ban hành"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Số, ngày và cơ quan ban hành, ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2025 của UBND huyện."),
    )  # fmt: skip


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
