"""Several files in one field: photographs from a telephone, papers of an answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

PICTURES = "image/jpeg,image/png,image/webp"


class SeveralFilesInput(forms.FileInput):
    """A file box that takes more than one."""

    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Any number of files; the cleaned value is a list, empty where none was chosen."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not given:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(SeveralFiles, self).clean(one, initial) for one in given]


def pictures_field(label: Any) -> SeveralFiles:
    """Photographs; on a telephone the camera or the album opens."""
    return SeveralFiles(
        label=label,
        required=False,
        widget=SeveralFilesInput(attrs={"accept": PICTURES}),
        help_text=_("Ảnh JPEG, PNG hoặc WebP; chọn được nhiều ảnh."),
    )


def files_field(label: Any, *, required: bool = False) -> SeveralFiles:
    """Papers of any kind."""
    return SeveralFiles(label=label, required=required, help_text=_("Chọn được nhiều tệp, mỗi tệp tối đa 30 MB."))


def lines(rows: int = 4) -> forms.Textarea:
    """A box of several lines."""
    return forms.Textarea(attrs={"rows": rows})
