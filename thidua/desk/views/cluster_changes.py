"""What is done to clusters: made, corrected, filled, led, carried over to the next year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.directory import cluster_address
from thidua.directory import policy, queries
from thidua.directory.actions import clusters
from thidua.directory.forms.clusters import (
    ClusterForm,
    ClusterMembersForm,
    CopyClustersForm,
    DeputiesForm,
    HeadshipForm,
)
from thidua.directory.models import Cluster, Organisation


def find_cluster(request: Request, year: int, code: str) -> Cluster:
    """The cluster if the person may see it and keeps it: else 404 or 403."""
    today = clock.today()
    cluster = get_object_or_404(queries.clusters_visible_to(request.user, today), year=year, code=code)
    require(policy.can_edit_cluster(request.user, cluster, today))
    return cluster


def _way(cluster: Cluster) -> tuple[Crumb, ...]:
    return (crumb(_("Cụm, khối thi đua"), "cluster_list"), Crumb(cluster.name, cluster_address(cluster)))


def find_organiser(request: Request, code: str) -> Organisation:
    """The unit that organises clusters, if the person sees it (404) and keeps its clusters (403)."""
    today = clock.today()
    unit = get_object_or_404(queries.organisations_visible_to(request.user, today), code=code)
    require(policy.can_keep_clusters(request.user, unit, today))
    return unit


def create(request: Request, code: str) -> HttpResponse:
    """Make a cluster of a year, organised by the unit."""
    today = clock.today()
    organiser = find_organiser(request, code)
    form = ClusterForm(request.POST or None, initial={"year": today.year}, reader=request.user, on=today)
    form.narrow("members", queries.children_on(organiser, today))
    cluster = submitted(
        request,
        form,
        lambda: clusters.create_cluster(
            form.draft(),
            organiser=organiser,
            members=list(form.cleaned_data["members"]),
            by=request.user,
            on=today,
        ),
    )
    if cluster is not None:
        messages.success(request, _("Đã lập “%(cluster)s”.") % {"cluster": cluster})
        return redirect(cluster_address(cluster))
    way = (crumb(_("Cụm, khối thi đua"), "cluster_list"),)
    lead = _("Đơn vị tổ chức: %(unit)s.") % {"unit": organiser}
    page = FormPage(
        form=form, title=_("Lập cụm, khối thi đua"), submit=_("Thêm mới"), back=way[0].url, lead=lead, crumbs=way
    )
    return ask(request, page)


def edit(request: Request, year: int, code: str) -> HttpResponse:
    """Correct name, kind and legal basis."""
    today = clock.today()
    cluster = find_cluster(request, year, code)
    fixed, free = ("code", "year"), ("name", "kind", "legal_basis")
    initial = {name: getattr(cluster, name) for name in (*fixed, *free)}
    form = ClusterForm(request.POST or None, initial=initial, reader=request.user, on=today)
    del form.fields["members"]
    for name in fixed:
        form.fields[name].disabled = True
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
    form = ClusterMembersForm(
        request.POST or None, initial={"members": [unit.code for unit in present]}, reader=request.user, on=today
    )
    form.narrow("members", units)
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
    form = HeadshipForm(request.POST or None, cluster=cluster)
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


def deputies(request: Request, year: int, code: str) -> HttpResponse:
    """Say which members are deputies from a day on."""
    today = clock.today()
    cluster = find_cluster(request, year, code)
    initial = {"deputies": [unit.code for unit in queries.cluster_deputies_on(cluster, today)], "since": today}
    form = DeputiesForm(request.POST or None, cluster=cluster, initial=initial)
    if (
        submitted(request, form, lambda: clusters.set_deputies(cluster, **form.cleaned_data, by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã ghi các đơn vị phó."))
        return redirect(f"{cluster_address(cluster)}?muc=truong-pho")
    page = FormPage(
        form=form,
        title=_("Cử đơn vị phó cụm, khối"),
        submit=_("Lưu"),
        back=cluster_address(cluster),
        lead=_("Chọn trong các thành viên. Đơn vị bỏ chọn thôi làm phó từ ngày ghi dưới đây."),
        crumbs=_way(cluster),
    )
    return ask(request, page)


def copy(request: Request, code: str) -> HttpResponse:
    """Carry the clusters of the unit over to another year."""
    today = clock.today()
    organiser = find_organiser(request, code)
    form = CopyClustersForm(request.POST or None, initial={"from_year": today.year, "to_year": today.year + 1})
    copied = submitted(
        request,
        form,
        lambda: clusters.copy_clusters(organiser=organiser, **form.cleaned_data, by=request.user, on=today),
    )
    if copied is not None:
        messages.success(request, counted("Đã chép %(count)s cụm, khối.", len(copied)) % {"count": len(copied)})
        return redirect("cluster_list")
    way = (crumb(_("Cụm, khối thi đua"), "cluster_list"),)
    lead = _("Thành viên đã sáp nhập được thay bằng đơn vị kế thừa. Đơn vị trưởng không chép theo.")
    page = FormPage(form=form, title=_("Chép sang năm khác"), submit=_("Chép"), back=way[0].url, lead=lead, crumbs=way)
    return ask(request, page)
