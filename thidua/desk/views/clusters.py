"""Clusters (cụm, khối thi đua) by year."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, chosen, crumb, tabs_of
from thidua.desk.tables.directory import ClusterFilters, ClusterTable
from thidua.directory import policy, queries
from thidua.directory.models import Cluster, ClusterPost, Organisation

PARTS = (
    Part("thanh-vien", _("Thành viên"), "users-group"),
    Part("truong-pho", _("Trưởng, phó"), "star"),
    Part("lich-su", _("Lịch sử"), "history"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClustersPage(Page):
    """The clusters of the years. ``kept_unit`` is the unit whose clusters the reader keeps."""

    listing: Listing
    kept_unit: Organisation | None


def cluster_list(request: Request) -> HttpResponse:
    """All clusters, the latest year first."""
    today = clock.today()
    rows = queries.with_leaders_on(queries.clusters_visible_to(request.user, today), today)
    listing = make_listing(request, ClusterTable, rows, ClusterFilters, title=str(_("Cụm, khối thi đua")))
    kept = queries.grants_of(request.user, today).filter(role__in=policy.KEEPERS).first()
    page = ClustersPage(listing=listing, kept_unit=kept.organisation if kept else None)
    return listing.workbook or render(request, "desk/clusters/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterPage(Page):
    """One cluster: who competes, who leads, what happened."""

    cluster: Cluster
    part: str
    head: Organisation | None
    members: QuerySet[Organisation]
    posts: QuerySet[ClusterPost]
    entries: QuerySet[AuditEntry]
    may_edit: Decision


def cluster_page(request: Request, year: int, code: str) -> HttpResponse:
    """The page of one cluster; ``?muc=`` chooses the part. Parts that are not shown ask nothing of the database."""
    today = clock.today()
    cluster = get_object_or_404(queries.clusters_visible_to(request.user, today), year=year, code=code)
    part = chosen(PARTS, request.GET.get("muc"))
    page = ClusterPage(
        cluster=cluster,
        part=part,
        head=queries.cluster_head_on(cluster, today),
        members=queries.cluster_members(cluster),
        posts=queries.posts_of_cluster(cluster),
        entries=history_of(cluster.subject)[:200],
        may_edit=policy.can_edit_cluster(request.user, cluster, today),
        crumbs=(crumb(_("Cụm, khối thi đua"), "cluster_list"),),
        tabs=tabs_of(PARTS, part, "cluster_page", year, code),
    )
    return render(request, f"desk/clusters/{part.replace('-', '_')}.html", {"page": page})
