"""Forms for clusters. The actions decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.directory import queries
from thidua.directory.actions.clusters import ClusterDraft
from thidua.directory.forms.fields import ForReader, day_field, one_of, some_of
from thidua.directory.models import Cluster, Organisation


class ClusterForm(ForReader):
    """A cluster of a year. The organiser comes from the page."""

    unit_fields = ("members",)
    code = forms.CharField(label=_("Mã"), max_length=40)
    year = forms.IntegerField(label=_("Năm"), min_value=1948, max_value=2100)
    name = forms.CharField(label=_("Tên cụm, khối thi đua"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=Cluster.Kind.choices)
    legal_basis = forms.CharField(label=_("Văn bản phân chia cụm, khối"), max_length=300, required=False)
    members = some_of(Organisation.objects.none(), _("Thành viên"), required=False)

    def draft(self) -> ClusterDraft:
        """For ``create_cluster`` and ``edit_cluster``."""
        return ClusterDraft(
            **{name: self.cleaned_data[name] for name in ("code", "year", "name", "kind", "legal_basis")}
        )


class ClusterMembersForm(ForReader):
    """Which units compete."""

    unit_fields = ("members",)
    members = some_of(Organisation.objects.none(), _("Thành viên"), required=False)


class HeadshipForm(forms.Form):
    """Which member leads the cluster from a day on."""

    to = one_of(Organisation.objects.none(), _("Đơn vị nhận bàn giao"))
    since = day_field(_("Từ ngày"))

    def __init__(self, *args: Any, cluster: Cluster, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queries.cluster_members(cluster)


class DeputiesForm(forms.Form):
    """Which members are deputies from a day on."""

    deputies = some_of(Organisation.objects.none(), _("Cụm phó, khối phó"), required=False)
    since = day_field(_("Từ ngày"))

    def __init__(self, *args: Any, cluster: Cluster, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["deputies"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queries.cluster_members(cluster)


class CopyClustersForm(forms.Form):
    """From which year to which."""

    from_year = forms.IntegerField(label=_("Chép từ năm"), min_value=1948, max_value=2100)
    to_year = forms.IntegerField(label=_("Sang năm"), min_value=1948, max_value=2100)
