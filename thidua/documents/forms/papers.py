"""Forms of a paper: its head, the blocks of its body, a file brought back, whom it goes to, its steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.core.files.base import File
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.models import Organisation
from thidua.documents.logic.blocks import KINDS, PARAGRAPH, Block
from thidua.documents.logic.decree30 import Document, Secrecy, Signature, Urgency
from thidua.documents.models import RegisterEntry

BLOCK_WORDS = {
    "paragraph": _("Đoạn văn"),
    "bullet": _("Gạch đầu dòng"),
    "part": _("Phần"),
    "chapter": _("Chương"),
    "division": _("Mục (của chương)"),
    "section": _("Mục I, II, III"),
    "article": _("Điều (có tên)"),
    "clause": _("Khoản 1, 2, 3 (tiêu đề)"),
    "subclause": _("Khoản 1.1 (tiêu đề)"),
    "point": _("Điểm a, b, c (tiêu đề)"),
    "article-text": _("Điều"),
    "clause-text": _("Khoản 1, 2, 3"),
    "subclause-text": _("Khoản 1.1"),
    "point-text": _("Điểm a, b, c"),
    "table": _("Bảng"),
    "picture": _("Biểu đồ, hình"),
    "appendix": _("Phụ lục (bắt đầu)"),
}
URGENCIES = [(mark.value, mark.value.capitalize() or _("Không")) for mark in Urgency]
SECRECIES = [(mark.value, mark.value.capitalize() or _("Không")) for mark in Secrecy]


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class LinesField(forms.CharField):
    """Several lines, each one item of a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", _lines(3))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        return tuple(line.strip() for line in (super().clean(value) or "").splitlines() if line.strip())


class HeadForm(forms.Form):
    """What stands around the body: abstract, symbol, addressees, bases, signers, recipients, marks."""

    abstract = forms.CharField(label=_("Trích yếu"), max_length=500, widget=_lines(2))
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=60, help_text=_("Phần sau số, ví dụ KH-UBND."))
    place = forms.CharField(label=_("Địa danh"), max_length=120)
    addressed_to = LinesField(label=_("Kính gửi"), help_text=_("Mỗi dòng một nơi."))
    bases = LinesField(label=_("Căn cứ"), help_text=_("Mỗi dòng một căn cứ; dấu chấm phẩy được tự thêm."))
    signers = LinesField(
        label=_("Người ký"),
        required=True,
        help_text=_(
            "Mỗi dòng một người: TM., KT. (nếu có) / chức vụ / họ tên. Ví dụ: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / …"
        ),
    )
    recipients = LinesField(label=_("Nơi nhận"), help_text=_("Mỗi dòng một nơi; dòng cuối là “Lưu: VT”."))
    urgency = forms.ChoiceField(label=_("Độ khẩn"), choices=URGENCIES, required=False)
    secrecy = forms.ChoiceField(label=_("Độ mật"), choices=SECRECIES, required=False)
    note = forms.CharField(label=_("Ghi chú của lần sửa"), max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(document: Document, version: int) -> dict[str, Any]:
        """What the form shows of a document."""
        names = ("abstract", "symbol", "place", "addressed_to", "bases", "recipients")
        shown: dict[str, Any] = {name: getattr(document, name) for name in names}
        signers = tuple(
            " / ".join(filter(None, (*s.authority, s.position, s.name or "…"))) for s in document.signatures
        )
        marks = {"urgency": document.urgency.value, "secrecy": document.secrecy.value}
        return {**shown, **marks, "signers": signers, "version": version}

    def clean_signers(self) -> tuple[Signature, ...]:
        return tuple(map(self._signature, self.cleaned_data["signers"]))

    def _signature(self, line: str) -> Signature:
        *authority, position, name = [part.strip() for part in line.split("/")] if "/" in line else [line, ""]
        if not position:
            raise forms.ValidationError(_("“%(line)s”: hãy ghi chức vụ / họ tên.") % {"line": line})
        return Signature(position, "" if name.strip(".… ") == "" else name, tuple(filter(None, authority)))

    def applied(self, document: Document) -> Document:
        """The document with this head; ``ValueError`` where the decree does not let it be printed."""
        data = self.cleaned_data
        return replace(
            document,
            **{name: data[name] for name in ("abstract", "symbol", "place", "addressed_to", "bases", "recipients")},
            signatures=data["signers"],
            urgency=Urgency(data["urgency"]),
            secrecy=Secrecy(data["secrecy"]),
        )


class BlockForm(forms.Form):
    """One block of the body."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[(kind, BLOCK_WORDS[kind]) for kind in KINDS],
        initial=PARAGRAPH,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    number = forms.CharField(
        label=_("Số"), max_length=20, required=False, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    text = forms.CharField(
        label=_("Nội dung"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control"}),
    )
    layout = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def block(self) -> Block:
        data = self.cleaned_data
        return Block(data["kind"], data["text"].replace("\r\n", "\n").strip("\n"), data["number"], data["layout"])


BlockFormSet = forms.formset_factory(BlockForm, extra=0, can_delete=True, max_num=600)


def block_forms(data: Any, blocks: Iterable[Block] = ()) -> Any:
    """The blocks as a set of forms; each text box is as high as its text asks for."""
    initial = [{"kind": b.kind, "number": b.number, "text": b.text, "layout": b.layout} for b in blocks]
    found = BlockFormSet(data, initial=None if data else initial, prefix="b")
    for form in found:
        text = form["text"].value() or ""
        form.fields["text"].widget.attrs["rows"] = min(
            14, max(1, sum(1 + len(line) // 95 for line in text.splitlines()))
        )
    return found


def blocks_in(found: Any) -> list[Block]:
    """The blocks that stay, in the order of the page; empty ones are left out."""
    return [
        form.block()
        for form in found
        if not form.cleaned_data.get("DELETE") and form.cleaned_data.get("text", "").strip()
    ]


class BringBackForm(forms.Form):
    """The DOCX of a paper that was edited in a word processor."""

    file = forms.FileField(label=_("Tệp DOCX đã sửa"), widget=forms.ClearableFileInput(attrs={"accept": ".docx"}))

    def upload(self) -> File[bytes]:
        found: File[bytes] = self.cleaned_data["file"]
        return found


class AddresseesForm(forms.Form):
    """The units that get the paper within the system."""

    units = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Đơn vị nhận"),
        to_field_name="code",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-tick": "units"}),
    )

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]  # a ModelMultipleChoiceField


class IssueForm(forms.Form):
    """The number of a signed paper: the next one, or one that was kept for it."""

    reserved = forms.ModelChoiceField(
        RegisterEntry.objects.none(),
        label=_("Số"),
        required=False,
        empty_label=_("Số tiếp theo trong sổ"),
    )

    def __init__(self, *args: Any, entries: QuerySet[RegisterEntry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reserved"].queryset = entries  # type: ignore[attr-defined]  # a ModelChoiceField


class ReasonForm(forms.Form):
    """Why something is given back, taken back or struck out."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=_lines(2))


class SureForm(forms.Form):
    """A step that asks for nothing but a second look."""
