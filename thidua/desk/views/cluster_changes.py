"""What is done to clusters: made, corrected, filled, led, carried over to the next year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.forms.clusters import ClusterForm, CopyForm, HeadshipForm, MembersForm
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.directory import cluster_address
from thidua.directory import policy, queries
from thidua.directory.actions import clusters
from thidua.directory.models import Cluster


def find_cluster(request: Request, year: int, code: str) -> Cluster:
    """The cluster if the person may see it and keeps it: else 404 or 403."""
    today = clock.today()
    cluster = get_object_or_404(queries.clusters_visible_to(request.user, today), year=year, code=code)
    require(policy.can_edit_cluster(request.user, cluster, today))
    return cluster


def _way(cluster: Cluster) -> tuple[Crumb, ...]:
    return (crumb(_("Cụm, khối thi đua"), "cluster_list"), Crumb(cluster.name, cluster_address(cluster)))


def create(request: Request) -> HttpResponse:
    """Make the cluster of a year."""
    today = clock.today()
    form = ClusterForm(
        request.POST or None,
        initial={"year": today.year},
        units=queries.organisations_visible_to(request.user, today),
    )
    cluster = submitted(
        request,
        form,
        lambda: clusters.create_cluster(
            form.draft(), organiser=form.cleaned_data["organiser"], by=request.user, on=today
        ),
    )
    if cluster is not None:
        messages.success(request, _("Đã lập “%(cluster)s”. Hãy chọn thành viên.") % {"cluster": cluster})
        return redirect("cluster_members", cluster.year, cluster.code)
    way = (crumb(_("Cụm, khối thi đua"), "cluster_list"),)
    page = FormPage(form=form, title=_("Lập cụm, khối thi đua"), submit=_("Thêm mới"), back=way[0].url, crumbs=way)
    return ask(request, page)


def edit(request: Request, year: int, code: str) -> HttpResponse:
    """Correct name, kind and legal basis."""
    today = clock.today()
    cluster = find_cluster(request, year, code)
    initial = {name: getattr(cluster, name) for name in ClusterForm.base_fields}
    form = ClusterForm(
        request.POST or None, initial=initial, units=queries.organisations_visible_to(request.user, today)
    )
    for fixed in ("code", "year", "organiser"):
        form.fields[fixed].disabled = True
    if (
        submitted(request, form, lambda: clusters.edit_cluster(cluster, form.draft(), by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã lưu thông tin cụm, khối."))
        return redirect(cluster_address(cluster))
    page = FormPage(
        form=form, title=_("Sửa cụm, khối"), submit=_("Lưu"), back=cluster_address(cluster), crumbs=_way(cluster)
    )
    return ask(request, page)


def members(request: Request, year: int, code: str) -> HttpResponse:
    """Say which units compete in the cluster: those under the organiser, and those that are members already."""
    today = clock.today()
    cluster = find_cluster(request, year, code)
    present = queries.cluster_members(cluster)
    units = (queries.children_on(cluster.organiser, today) | present).distinct()
    form = MembersForm(request.POST or None, initial={"members": [unit.code for unit in present]}, units=units)
    if (
        submitted(
            request,
            form,
            lambda: clusters.set_cluster_members(
                cluster, list(form.cleaned_data["members"]), by=request.user, on=today
            ),
        )
        is not None
    ):
        messages.success(request, _("Đã lưu thành viên."))
        return redirect(cluster_address(cluster))
    page = FormPage(
        form=form, title=_("Chọn thành viên"), submit=_("Lưu"), back=cluster_address(cluster), crumbs=_way(cluster)
    )
    return ask(request, page)


def hand_over(request: Request, year: int, code: str) -> HttpResponse:
    """Let another member lead the cluster from a day on."""
    today = clock.today()
    cluster = find_cluster(request, year, code)
    form = HeadshipForm(request.POST or None, units=queries.cluster_members(cluster))
    if (
        submitted(
            request, form, lambda: clusters.hand_over_headship(cluster, **form.cleaned_data, by=request.user, on=today)
        )
        is not None
    ):
        messages.success(request, _("Đã bàn giao nhiệm vụ trưởng cụm, khối."))
        return redirect(f"{cluster_address(cluster)}?muc=truong-pho")
    head = queries.cluster_head_on(cluster, today)
    lead = _("Đơn vị trưởng hiện nay: %(head)s.") % {"head": head or _("chưa cử")}
    page = FormPage(
        form=form,
        title=_("Bàn giao trưởng cụm, khối"),
        submit=_("Bàn giao"),
        back=cluster_address(cluster),
        lead=lead,
        crumbs=_way(cluster),
    )
    return ask(request, page)


def copy(request: Request) -> HttpResponse:
    """Carry the clusters of an organiser over to another year."""
    today = clock.today()
    form = CopyForm(
        request.POST or None,
        initial={"from_year": today.year, "to_year": today.year + 1},
        units=queries.organisations_visible_to(request.user, today),
    )
    copied = submitted(request, form, lambda: clusters.copy_clusters(**form.cleaned_data, by=request.user, on=today))
    if copied is not None:
        messages.success(request, _("Đã chép %(count)s cụm, khối.") % {"count": len(copied)})
        return redirect("cluster_list")
    way = (crumb(_("Cụm, khối thi đua"), "cluster_list"),)
    lead = _("Thành viên đã sáp nhập được thay bằng đơn vị kế thừa. Đơn vị trưởng không chép theo.")
    page = FormPage(form=form, title=_("Chép sang năm khác"), submit=_("Chép"), back=way[0].url, lead=lead, crumbs=way)
    return ask(request, page)
