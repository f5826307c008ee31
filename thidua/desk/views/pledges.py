"""The pledge (giao ước) of a cluster: drafted, opened for signing, signed; and the minutes beside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page, crumb
from thidua.directory.models import Cluster, Organisation, Role
from thidua.directory.queries import cluster_members, clusters_visible_to, organisations_of
from thidua.scoring.actions import pledges
from thidua.scoring.forms.registrations import PledgeForm, SigningForm
from thidua.scoring.models import ClusterMeeting, Pledge, PledgeSignature
from thidua.scoring.policy import registrations as policy
from thidua.scoring.queries.registrations import meetings_of, pledge_of, signatures_of, yet_to_sign


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePage(Page):
    """The pledge of a cluster: who has signed, who has not, the minutes beside it."""

    cluster: Cluster
    pledge: Pledge | None
    signatures: list[PledgeSignature]
    waiting: list[Organisation]
    meetings: list[ClusterMeeting]
    own: Organisation | None
    may_run: Decision


def _the_cluster(request: Request, year: int, code: str) -> Cluster:
    return get_object_or_404(clusters_visible_to(request.user, clock.today()), year=year, code=code)


def pledge_page(request: Request, year: int, code: str) -> HttpResponse:
    """The page of the pledge; a cluster that has none yet offers to draft it."""
    on, cluster = clock.today(), _the_cluster(request, year, code)
    pledge = pledge_of(cluster)
    page = PledgePage(
        cluster=cluster,
        pledge=pledge,
        signatures=signatures_of(pledge) if pledge else [],
        waiting=list(yet_to_sign(pledge)) if pledge else [],
        meetings=list(meetings_of(cluster)),
        own=_own_member(request, cluster),
        may_run=policy.can_run_cluster(request.user, cluster, on),
        crumbs=(crumb(cluster.name, "cluster_page", year, code),),
    )
    return render(request, "desk/scoring/pledge.html", {"page": page})


def _own_member(request: Request, cluster: Cluster) -> Organisation | None:
    """The member whose head the reader is."""
    heads = organisations_of(request.user, clock.today(), Role.HEAD)
    return cluster_members(cluster).filter(pk__in=heads).first()


def pledge_draft(request: Request, year: int, code: str) -> HttpResponse:
    """Begin the giao ước."""
    on, cluster = clock.today(), _the_cluster(request, year, code)
    require(policy.can_run_cluster(request.user, cluster, on))
    form = PledgeForm(request.POST or None)

    def act() -> Pledge:
        return pledges.draft_pledge(cluster, form.cleaned_data["targets"].splitlines(), by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã soạn giao ước. Xem văn bản rồi mời các đơn vị ký."))
        return redirect("pledge_page", year, code)
    return _ask_pledge(request, cluster, form, _("Soạn giao ước"))


def pledge_open(request: Request, year: int, code: str) -> HttpResponse:
    """Ask the members to sign until a day."""
    on, cluster = clock.today(), _the_cluster(request, year, code)
    pledge = pledge_of(cluster)
    if pledge is None:
        raise Http404
    require(policy.can_move_pledge(request.user, pledge, "open_signing", on))
    form = SigningForm(request.POST or None)
    done = submitted(request, form, lambda: pledges.open_signing(pledge, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã mời các đơn vị ký giao ước."))
        return redirect("pledge_page", year, code)
    return _ask_pledge(request, cluster, form, _("Mời ký giao ước"))


def _ask_pledge(request: Request, cluster: Cluster, form: PledgeForm | SigningForm, title: str) -> HttpResponse:
    back = crumb(_("Giao ước"), "pledge_page", cluster.year, cluster.code)
    return ask(
        request, FormPage(form=form, title=title, submit=title, back=back.url, lead=str(cluster), crumbs=(back,))
    )


@require_POST
def pledge_sign(request: Request, year: int, code: str) -> HttpResponse:
    """The head of a member signs."""
    cluster = _the_cluster(request, year, code)
    pledge, own = pledge_of(cluster), _own_member(request, cluster)
    if pledge is None or own is None:
        raise Http404
    pledges.sign_pledge(pledge, own, by=request.user, on=clock.today())
    messages.success(request, _("Đã ký giao ước thay mặt %(unit)s.") % {"unit": own})
    return redirect("pledge_page", year, code)
