"""Forms of certificates: a template begun, its fields moved, a list drawn up, one certificate revoked or restored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import day_field
from thidua.directory.models import Organisation
from thidua.documents.actions.certificate_templates import TemplateFacts
from thidua.documents.actions.certificates import BatchFacts
from thidua.documents.logic.certificates import (
    Align,
    CertificateKind,
    Field,
    Layout,
    Piece,
    Stock,
    millimetres,
)
from thidua.documents.models import CertificateTemplate
from thidua.documents.models.certificate import CERTIFICATE_KINDS, STOCKS
from thidua.documents.models.certificate_labels import ALIGNS, PIECES

NOT_A_LENGTH = _("“%(field)s”: %(name)s phải là số, ví dụ 48,5.")
LENGTHS = {"x": _("vị trí ngang"), "y": _("vị trí dọc"), "width": _("bề rộng"), "size": _("cỡ chữ")}


class TemplateForm(forms.Form):
    """A new template."""

    name = forms.CharField(label=_("Tên mẫu"), max_length=160, help_text=_("Ví dụ: Giấy khen của Chủ tịch UBND xã"))
    kind = forms.ChoiceField(label=_("Hình thức"), choices=[(k.value, w) for k, w in CERTIFICATE_KINDS.items()])
    stock = forms.ChoiceField(
        label=_("Cách in"), choices=[(s.value, w) for s, w in STOCKS.items()], widget=forms.RadioSelect
    )
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        None, label=_("Đơn vị"), empty_label=None, to_field_name="code"
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]
        self.fields["stock"].initial = Stock.BLANK.value

    def facts(self) -> TemplateFacts:
        data = self.cleaned_data
        return TemplateFacts(data["name"], CertificateKind(data["kind"]), Stock(data["stock"]))


class ScanForm(forms.Form):
    """A picture of the pre-printed form."""

    scan = forms.FileField(
        label=_("Ảnh quét phôi (PNG, JPEG)"), widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"})
    )


class PrinterForm(forms.Form):
    """The correction of one printer."""

    printer = forms.CharField(label=_("Tên máy in"), max_length=80)
    dx = NumberField(label=_("Dịch sang phải (mm)"), help_text=_("Số âm là dịch sang trái"))
    dy = NumberField(label=_("Dịch xuống (mm)"), help_text=_("Số âm là dịch lên"))

    def clean_dx(self) -> Decimal:
        return millimetres(self.cleaned_data["dx"])

    def clean_dy(self) -> Decimal:
        return millimetres(self.cleaned_data["dy"])


class BatchForm(forms.Form):
    """A list of those who are honoured, typed or from Excel, and what their certificates share."""

    template: forms.ModelChoiceField[CertificateTemplate] = forms.ModelChoiceField(
        None, label=_("Mẫu chứng nhận"), empty_label=None, to_field_name="code"
    )
    award = forms.CharField(
        label=_("Hình thức khen thưởng"), max_length=200, help_text=_("Ghi trong hồ sơ xác minh, ví dụ: Giấy khen")
    )
    issuer = forms.CharField(
        label=_("Thẩm quyền tặng"), max_length=200, help_text=_("Ví dụ: Chủ tịch Ủy ban nhân dân huyện Sông Mây")
    )
    decision_number = forms.CharField(label=_("Số quyết định"), max_length=60)
    decision_date = day_field(_("Ngày quyết định"))
    place = forms.CharField(label=_("Nơi ký"), max_length=100)
    authority = forms.CharField(
        label=_("Chức vụ người ký"),
        max_length=200,
        help_text=_("Mỗi dòng một cấp, ví dụ: KT. CHỦ TỊCH rồi xuống dòng PHÓ CHỦ TỊCH"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    signer = forms.CharField(label=_("Họ tên người ký"), max_length=120)
    merit = forms.CharField(
        label=_("Thành tích chung"),
        max_length=500,
        required=False,
        help_text=_("Dùng cho người không ghi thành tích riêng"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    list = forms.CharField(
        label=_("Danh sách"),
        required=False,
        help_text=_("Mỗi người một dòng: tên; chức vụ, đơn vị; thành tích. Có thể dán từ Excel."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(label=_("Hoặc tệp Excel"), required=False, widget=forms.FileInput(attrs={"accept": ".xlsx"}))

    def __init__(self, *args: Any, templates: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = templates  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("list") and not data.get("file"):
            self.add_error("list", _("Hãy gõ danh sách hoặc chọn tệp Excel."))
        if data.get("list") and data.get("file"):
            self.add_error("file", _("Chỉ dùng một trong hai: danh sách gõ hoặc tệp Excel."))
        return data

    def facts(self) -> BatchFacts:
        names = ("issuer", "award", "decision_number", "decision_date", "place", "authority", "signer", "merit")
        return BatchFacts(**{name: self.cleaned_data[name] for name in names})


class RevocationForm(forms.Form):
    """One certificate taken back."""

    basis = forms.CharField(
        label=_("Quyết định thu hồi"),
        max_length=200,
        help_text=_("Số, ngày, cơ quan ban hành; hiện trên trang xác minh công khai"),
    )
    revoked_on = day_field(_("Ngày thu hồi"))
    reason = forms.CharField(
        label=_("Lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Chỉ lưu trong nhật ký, không hiện công khai"),
    )


class RestorationForm(forms.Form):
    """One certificate given back."""

    reason = forms.CharField(label=_("Lý do và văn bản căn cứ"), widget=forms.Textarea(attrs={"rows": 3}))


class LayoutForm(forms.Form):
    """The fields of a template as the editor sends them: ``<piece>-x`` and so on; a field unticked is not shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, layout: Layout, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layout = layout
        self.placed: Layout | None = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        fields = tuple(self._field(field.piece) for field in self.layout.fields)
        if not self.errors:
            self.placed = Layout(self.layout.width, self.layout.height, tuple(f for f in fields if f is not None))
        return data

    def _field(self, piece: Piece) -> Field | None:
        lengths: dict[str, Decimal] = {}
        for name in LENGTHS:
            try:
                lengths[name] = millimetres(self.data.get(f"{piece}-{name}", ""))
            except ValueError:
                words = NOT_A_LENGTH % {"field": PIECES[piece], "name": LENGTHS[name]}
                self.add_error(None, words)
                return None
        align = self.data.get(f"{piece}-align", "")
        return Field(
            piece,
            **lengths,
            align=Align(align) if align in set(Align) else Align.CENTER,
            bold=f"{piece}-bold" in self.data,
            italic=f"{piece}-italic" in self.data,
            shown=f"{piece}-shown" in self.data,
        )


ALIGN_CHOICES = [(align.value, words) for align, words in ALIGNS.items()]
