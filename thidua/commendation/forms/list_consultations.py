"""Forms of letters and notices about the list of a round, and of answers to many lines at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.list_notices import NoticeFacts
from thidua.commendation.actions.list_opinions import LetterFacts, Said
from thidua.commendation.models import Dossier, Opinion
from thidua.directory.forms.fields import day_field, some_of
from thidua.directory.models import Organisation


class ListForm(forms.Form):
    """Which lines of the list are meant. The lines stand in a table of their own, the other fields above it."""

    dossiers = some_of(Dossier.objects.none(), _("Hồ sơ trong danh sách"))

    def __init__(self, *args: Any, lines: QuerySet[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        field = self.fields["dossiers"]
        field.queryset = lines  # type: ignore[attr-defined]  # a choice field of a model
        field.error_messages["required"] = _now("Hãy chọn ít nhất một hồ sơ trong danh sách.")
        field.initial = [line.code for line in self.lines]

    @property
    def asked(self) -> list[forms.BoundField]:
        """The fields above the table."""
        return [self[name] for name in self.fields if name != "dossiers"]

    @property
    def ticked(self) -> set[str]:
        """Codes of the lines that are ticked: all of them when the form is opened."""
        return set(self["dossiers"].value() or ())


class LetterForm(ListForm):
    """One letter: to whom, what, until when."""

    bodies = some_of(Organisation.objects.none(), _("Cơ quan, đơn vị được hỏi"))
    question = forms.CharField(label=_("Nội dung lấy ý kiến"), widget=forms.Textarea(attrs={"rows": 3}))
    due_on = day_field(_("Hạn trả lời"), help_text=_("Quá ngày này, đơn vị chưa trả lời được ghi là không có ý kiến."))
    field_order = ("bodies", "question", "due_on", "dossiers")

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies  # type: ignore[attr-defined]  # a choice field of a model

    def facts(self) -> LetterFacts:
        data = self.cleaned_data
        return LetterFacts(list(data["bodies"]), data["question"], data["due_on"])


class NoticeListForm(ListForm):
    """Where and since when the list is shown."""

    place = forms.CharField(
        label=_("Nơi công khai"), max_length=300, help_text=_("Địa chỉ trang thông tin, bảng tin, nhà văn hóa…")
    )
    posted_on = day_field(_("Công khai từ ngày"))
    on_portal = forms.BooleanField(
        label=_("Đăng trên trang công khai của hệ thống"),
        required=False,
        help_text=_("Người dân xem được tên, danh hiệu và đơn vị đề nghị trong thời gian công khai."),
    )
    field_order = ("place", "posted_on", "on_portal", "dossiers")

    def facts(self) -> NoticeFacts:
        data = self.cleaned_data
        return NoticeFacts(data["place"], data["posted_on"], on_portal=data["on_portal"])


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One line with its two fields."""

    opinion: Opinion
    stance: forms.BoundField
    text: forms.BoundField


class AnswersForm(forms.Form):
    """What a body says line by line; a line left alone keeps what was said of it before."""

    def __init__(self, *args: Any, lines: Sequence[Opinion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        stances = [("", _("Chưa trả lời")), *((value, words) for value, words in Opinion.Stance.choices if value)]
        for line in lines:
            name = str(line.round.dossier.of)
            self.fields[f"stance_{line.pk}"] = forms.ChoiceField(
                label=_("Ý kiến về %(name)s") % {"name": name}, choices=stances, required=False, initial=line.stance
            )
            self.fields[f"text_{line.pk}"] = forms.CharField(
                label=_("Lý do, nội dung về %(name)s") % {"name": name},
                required=False,
                initial=line.text,
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def rows(self) -> Iterator[AnswerRow]:
        """The lines in the order of the list."""
        for line in self.lines:
            yield AnswerRow(line, self[f"stance_{line.pk}"], self[f"text_{line.pk}"])

    def said(self) -> dict[int, Said]:
        """The lines with an answer, by id of the opinion."""
        data = self.cleaned_data
        return {
            line.pk: Said(Opinion.Stance(stance), data[f"text_{line.pk}"])
            for line in self.lines
            if (stance := data[f"stance_{line.pk}"])
        }
