"""The pledge (giao ước) of a cluster: its text, who has signed, and the steps it takes."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import Conflict, require
from thidua.core.logic.decision import ALLOWED, Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.paper_sheet import PaperSheet, sheet_of
from thidua.desk.shown.scoring_rounds import days_badge
from thidua.directory.models import Cluster, Organisation, Role
from thidua.directory.queries import (
    cluster_deputies_on,
    cluster_head_on,
    cluster_members,
    clusters_visible_to,
    organisations_of,
)
from thidua.documents.logic.papers import document_of
from thidua.documents.queries import papers_visible_to
from thidua.scoring.actions import pledges
from thidua.scoring.forms.clusters import PledgeForm, SigningForm
from thidua.scoring.forms.schemes import ReasonForm
from thidua.scoring.logic.workflow import PledgeState
from thidua.scoring.models import ClusterMeeting, Pledge, PledgeSignature
from thidua.scoring.policy import registrations as policy
from thidua.scoring.queries.registrations import meetings_of, pledge_of, signatures_of, yet_to_sign


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePage(Page):
    """A cluster at work together: who leads it, the text of the pledge, who has signed, its meetings.

    ``papers`` are the codes of those of its papers that the reader may open in the paper room.
    """

    cluster: Cluster
    head: Organisation | None
    deputies: list[Organisation]
    pledge: Pledge | None
    sheet: PaperSheet | None
    due: Badge | None
    signatures: list[PledgeSignature]
    waiting: list[Organisation]
    meetings: list[ClusterMeeting]
    papers: frozenset[str]
    own: Organisation | None
    entries: list[AuditEntry]
    may_run: Decision
    may_sign: Decision | None
    may_elect: Decision


def the_cluster(request: Request, year: int, code: str) -> Cluster:
    """The cluster if the person sees it, else 404."""
    return get_object_or_404(clusters_visible_to(request.user, clock.today()), year=year, code=code)


def pledge_address(cluster: Cluster) -> str:
    return reverse("pledge_page", args=[cluster.year, cluster.code])


def pledge_crumbs(cluster: Cluster) -> tuple[Crumb, ...]:
    """The way to the steps of the pledge and to the meetings."""
    return (
        crumb(cluster.name, "cluster_page", cluster.year, cluster.code),
        crumb(_("Giao ước, họp cụm"), "pledge_page", cluster.year, cluster.code),
    )


def pledge_page(request: Request, year: int, code: str) -> HttpResponse:
    """The page of the pledge; a cluster that has none yet offers to draft it."""
    on, cluster = clock.today(), the_cluster(request, year, code)
    pledge, own, meetings = pledge_of(cluster), _own_member(request, cluster), list(meetings_of(cluster))
    signing = pledge is not None and pledge.state == PledgeState.SIGNING
    page = PledgePage(
        cluster=cluster,
        head=cluster_head_on(cluster, on),
        deputies=list(cluster_deputies_on(cluster, on)),
        pledge=pledge,
        sheet=sheet_of(document_of(pledge.paper.raw)) if pledge and _may_read(request, pledge) else None,
        due=days_badge(pledge.sign_by, on) if pledge and signing and pledge.sign_by else None,
        signatures=signatures_of(pledge) if pledge else [],
        waiting=list(yet_to_sign(pledge)) if pledge else [],
        meetings=meetings,
        papers=_open_papers(request, pledge, meetings),
        own=own,
        entries=list(history_of(pledge.subject)[:30]) if pledge else [],
        may_run=policy.can_run_cluster(request.user, cluster, on),
        may_sign=policy.can_sign_pledge(request.user, pledge, own, on) if pledge and own else None,
        may_elect=policy.can_record_election(request.user, cluster, on),
        crumbs=(crumb(cluster.name, "cluster_page", year, code),),
    )
    return render(request, "desk/scoring/pledge.html", {"page": page})


def _own_member(request: Request, cluster: Cluster) -> Organisation | None:
    """The member whose head the reader is."""
    heads = organisations_of(request.user, clock.today(), Role.HEAD)
    return cluster_members(cluster).filter(pk__in=heads).first()


def _may_read(request: Request, pledge: Pledge) -> bool:
    """A draft is read by those who write it; once it is to be signed, by everybody who sees the cluster."""
    if pledge.state != PledgeState.DRAFT:
        return True
    return bool(policy.can_run_cluster(request.user, pledge.cluster, clock.today()))


def _open_papers(request: Request, pledge: Pledge | None, meetings: list[ClusterMeeting]) -> frozenset[str]:
    wanted = [row.paper_id for row in (pledge, *meetings) if row is not None and row.paper_id]
    seen = papers_visible_to(request.user, clock.today()).filter(pk__in=wanted)
    return frozenset(seen.values_list("code", flat=True))


def pledge_draft(request: Request, year: int, code: str) -> HttpResponse:
    """Begin the giao ước."""
    on, cluster = clock.today(), the_cluster(request, year, code)
    require(policy.can_run_cluster(request.user, cluster, on))
    form = PledgeForm(request.POST or None)

    def act() -> Pledge:
        return pledges.draft_pledge(cluster, form.cleaned_data["targets"].splitlines(), by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã soạn giao ước. Xem văn bản rồi mời các đơn vị ký."))
        return redirect("pledge_page", year, code)
    return _ask(request, cluster, form, _("Soạn giao ước"))


def _the_pledge(request: Request, year: int, code: str, step: str) -> Pledge:
    """The pledge of a cluster one sees, if the step may be taken now."""
    pledge = pledge_of(the_cluster(request, year, code))
    if pledge is None:
        raise Http404
    require(policy.can_move_pledge(request.user, pledge, step, clock.today()) if step else ALLOWED)
    return pledge


def pledge_open(request: Request, year: int, code: str) -> HttpResponse:
    """Ask the members to sign until a day."""
    on, pledge = clock.today(), _the_pledge(request, year, code, "open_signing")
    form = SigningForm(request.POST or None)
    done = submitted(request, form, lambda: pledges.open_signing(pledge, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã mời các đơn vị ký giao ước."))
        return redirect("pledge_page", year, code)
    return _ask(request, pledge.cluster, form, _("Mời ký giao ước"))


def pledge_return(request: Request, year: int, code: str) -> HttpResponse:
    """Take the text back to be corrected; signatures given so far fall away."""
    on, pledge = clock.today(), _the_pledge(request, year, code, "back_to_draft")
    form = ReasonForm(posted(request))
    done = submitted(request, form, lambda: pledges.return_pledge(pledge, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã đưa giao ước về soạn lại; các đơn vị ký lại bản mới."))
        return redirect("pledge_page", year, code)
    warning = _("Các chữ ký đã có không còn giá trị, vì đã ký cho bản văn bản khác.")
    return _ask(request, pledge.cluster, form, _("Đưa giao ước về soạn lại"), warning)


def _ask(request: Request, cluster: Cluster, form: forms.Form, title: str, warning: str = "") -> HttpResponse:
    page = FormPage(
        form=form, title=title, submit=title, back=pledge_address(cluster), lead=str(cluster), warning=warning,
        danger=bool(warning), crumbs=pledge_crumbs(cluster),
    )  # fmt: skip
    return ask(request, page)


@require_POST
def pledge_sign(request: Request, year: int, code: str) -> HttpResponse:
    """The head of a member signs."""
    pledge = _the_pledge(request, year, code, "")
    own = _own_member(request, pledge.cluster)
    if own is None:
        raise Http404
    try:
        pledges.sign_pledge(pledge, own, by=request.user, on=clock.today())
    except Conflict as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã ký giao ước thay mặt %(unit)s.") % {"unit": own})
    return redirect("pledge_page", year, code)
