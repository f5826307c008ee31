"""Forms of what a cluster does together: its pledge, its meetings, its elections. The actions decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.directory.forms.fields import day_field, one_of, some_of
from thidua.directory.models import Cluster, Organisation
from thidua.scoring.actions.pledges import Meeting
from thidua.scoring.models import ClusterMeeting

NOBODY = Organisation.objects.none()


class PledgeForm(forms.Form):
    """What the members of a cluster promise together."""

    targets = forms.CharField(
        label=_("Nội dung giao ước"), widget=forms.Textarea(attrs={"rows": 6}), help_text=_("Mỗi dòng một chỉ tiêu.")
    )


class SigningForm(forms.Form):
    """Until which day the members sign."""

    sign_by = day_field(_("Hạn ký"))


class MeetingForm(forms.Form):
    """A meeting as it was held; the election only where one took place."""

    kind = forms.ChoiceField(label=_("Cuộc họp"), choices=ClusterMeeting.Kind.choices)
    held_on = day_field(_("Ngày họp"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    present = some_of(NOBODY, _("Đơn vị có mặt"))
    conclusions = forms.CharField(
        label=_("Nội dung, kết luận"), widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một kết luận; biên bản được soạn từ đây."),
    )  # fmt: skip
    elected = one_of(NOBODY, _("Bầu đơn vị trưởng"), required=False, help_text=_("Để trống nếu không bầu."))
    votes = forms.IntegerField(label=_("Số phiếu bầu"), min_value=0, max_value=500, required=False)
    deputies = some_of(NOBODY, _("Bầu đơn vị phó"), required=False)

    def __init__(self, *args: Any, members: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("present", "elected", "deputies"):
            self.fields[name].queryset = members  # type: ignore[attr-defined]  # choice fields of models

    def meeting(self) -> Meeting:
        """For ``keep_minutes``."""
        given = self.cleaned_data
        return Meeting(
            kind=ClusterMeeting.Kind(given["kind"]),
            held_on=given["held_on"],
            present=tuple(given["present"]),
            place=given["place"],
            conclusions=given["conclusions"],
            elected=given["elected"],
            votes=given["votes"],
            deputies=tuple(given["deputies"]),
        )


class ElectionForm(forms.Form):
    """Which cluster those elected lead, and from which day on."""

    cluster = forms.ModelChoiceField(Cluster.objects.none(), label=_("Áp dụng cho"))
    since = day_field(_("Từ ngày"))

    def __init__(self, *args: Any, clusters: QuerySet[Cluster], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["cluster"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = clusters
