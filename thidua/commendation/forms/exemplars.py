"""Forms of exemplars: nominate, tell, show, verify, publish, copy, tell what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.commendation.actions.exemplars import NewPicture, Story
from thidua.commendation.actions.replications import Result
from thidua.commendation.exemplar_queries import nominating_units, people_to_nominate
from thidua.commendation.logic.exemplars import FIELDS, OUTCOMES, ExemplarField, Outcome
from thidua.commendation.models import Exemplar, Replication
from thidua.commendation.models.labels import choices
from thidua.core.audit import Actor
from thidua.core.form_fields import NumberField
from thidua.directory.forms.fields import ForReader, day_field, named, one_of
from thidua.directory.models import Organisation, Person

PICTURES = "image/jpeg,image/png,image/webp"


def lines(rows: int) -> forms.Textarea:
    """A box of several lines."""
    return forms.Textarea(attrs={"rows": rows})


class StoryForm(forms.Form):
    """What is told of an exemplar."""

    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=choices(FIELDS))
    title = forms.CharField(
        label=_("Tên điển hình"),
        max_length=200,
        help_text=_("Ngắn, nói rõ việc làm, ví dụ: Tổ tự quản giữ đường hoa."),
    )
    summary = forms.CharField(
        label=_("Tóm tắt"),
        max_length=400,
        widget=lines(2),
        help_text=_("Một, hai câu hiện ở danh sách: ai, làm gì, kết quả."),
    )
    story = forms.CharField(
        label=_("Câu chuyện"),
        widget=lines(12),
        help_text=_(
            "Hoàn cảnh, cách làm từng bước, kết quả bằng số, bài học để nơi khác làm theo. Cách dòng giữa các đoạn."
        ),
    )

    def told(self) -> Story:
        data = self.cleaned_data
        return Story(ExemplarField(data["field"]), data["title"], data["summary"], data["story"])


class StoryEditForm(StoryForm):
    """The story of an exemplar that exists."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(row: Exemplar) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("field", "title", "summary", "story", "version")}


class NominationForm(ForReader, StoryForm):
    """Whom a unit nominates, to whom, and the story."""

    unit_fields = ("verifier", "organisation")
    field_order = ("person", "organisation", "nominator", "verifier")
    person = named(
        Person.objects.none(), _("Cá nhân"), required=False, help_text=_("Để trống nếu điển hình là tập thể.")
    )
    organisation = named(
        Organisation.objects.none(), _("Tập thể"), required=False, help_text=_("Để trống nếu điển hình là cá nhân.")
    )
    nominator = one_of(Organisation.objects.none(), _("Đơn vị đề cử"))
    verifier = named(
        Organisation.objects.none(), _("Cơ quan xác minh"), help_text=_("Cơ quan chịu trách nhiệm khi công bố.")
    )

    def __init__(self, *args: Any, reader: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, reader=reader, on=on, **kwargs)
        self.narrow("nominator", nominating_units(reader, on))
        self.narrow("person", people_to_nominate(reader, on))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not {"person", "organisation"} & set(self.errors) and bool(data.get("person")) == bool(
            data.get("organisation")
        ):
            self.add_error("person", _("Hãy chọn một cá nhân, hoặc một tập thể."))
        return data

    def subject(self) -> Person | Organisation:
        return self.cleaned_data["person"] or self.cleaned_data["organisation"]  # type: ignore[no-any-return]


class PictureForm(forms.Form):
    """One picture with what is to be seen on it."""

    pictures = forms.FileField(
        label=_("Ảnh"),
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        help_text=_("JPEG, PNG hoặc WebP. Vị trí chụp và thông tin máy ảnh được xóa trước khi lưu."),
    )
    alt = forms.CharField(
        label=_("Ảnh chụp gì"),
        max_length=250,
        help_text=_("Hiện dưới ảnh và đọc cho người không nhìn thấy, ví dụ: Bà con thôn Bằng Hữu trồng hoa ven đường."),
    )

    def picture(self) -> NewPicture:
        return NewPicture(self.cleaned_data["pictures"], self.cleaned_data["alt"])


class VerificationForm(forms.Form):
    """How the story was found to be true."""

    verification = forms.CharField(
        label=_("Kết quả xác minh"),
        widget=lines(5),
        help_text=_("Đã đến nơi ngày nào, hỏi ai, đối chiếu tài liệu nào; điều gì đúng, điều gì đã sửa."),
    )


class PublicationForm(forms.Form):
    """The consent of the person shown."""

    consented = forms.BooleanField(
        label=_("Cá nhân đã đồng ý công khai họ tên, câu chuyện và hình ảnh"), required=False
    )


class CopyForm(forms.Form):
    """Which unit copies, since when, and what it does."""

    organisation = one_of(Organisation.objects.none(), _("Đơn vị học tập, làm theo"))
    since = day_field(_("Bắt đầu từ ngày"), help_text=_("Sau sáu tháng hệ thống nhắc đơn vị ghi kết quả."))
    deed = forms.CharField(label=_("Đã làm gì theo điển hình"), widget=lines(5))

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField


class ResultForm(forms.Form):
    """What came of copying."""

    outcome = forms.ChoiceField(label=_("Kết luận"), choices=choices(OUTCOMES), widget=forms.RadioSelect)
    result = forms.CharField(
        label=_("Kết quả"), widget=lines(6), help_text=_("Làm được gì, khó khăn gì, có tiếp tục không.")
    )
    figure = NumberField(label=_("Con số tiêu biểu"), required=False, help_text=_("Ví dụ: 3,5"))
    figure_unit = forms.CharField(
        label=_("Đơn vị tính"), max_length=60, required=False, help_text=_("Ví dụ: km đường hoa, hộ thoát nghèo")
    )

    @staticmethod
    def initial_of(copy: Replication) -> dict[str, Any]:
        return {name: getattr(copy, name) for name in ("outcome", "result", "figure", "figure_unit")}

    def told(self) -> Result:
        data = self.cleaned_data
        return Result(Outcome(data["outcome"]), data["result"], data["figure"], data["figure_unit"])
