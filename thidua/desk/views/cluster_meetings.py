"""The meetings of a cluster: minutes kept, and who was elected put into office."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.views.pledges import pledge_address, pledge_crumbs, the_cluster
from thidua.directory.queries import cluster_members, clusters_visible_to
from thidua.scoring.actions.pledges import keep_minutes, record_election
from thidua.scoring.forms.clusters import ElectionForm, MeetingForm
from thidua.scoring.policy import registrations as policy
from thidua.scoring.queries.registrations import meetings_of


def keep(request: Request, year: int, code: str) -> HttpResponse:
    """Write down a meeting; its minutes begin as a paper of the leading unit."""
    on, cluster = clock.today(), the_cluster(request, year, code)
    require(policy.can_run_cluster(request.user, cluster, on))
    members = cluster_members(cluster)
    initial = {"held_on": on, "present": [unit.code for unit in members]}
    form = MeetingForm(posted(request), initial=initial, members=members)
    done = submitted(request, form, lambda: keep_minutes(cluster, form.meeting(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi cuộc họp và soạn biên bản."))
        return redirect("pledge_page", year, code)
    page = FormPage(
        form=form, title=_("Ghi biên bản họp"), submit=_("Ghi biên bản"), lead=str(cluster),
        back=pledge_address(cluster), crumbs=pledge_crumbs(cluster),
    )  # fmt: skip
    return ask(request, page)


def elect(request: Request, year: int, code: str, number: int) -> HttpResponse:
    """Put those elected in a meeting into office, in this cluster or in that of a later year."""
    on, cluster = clock.today(), the_cluster(request, year, code)
    require(policy.can_record_election(request.user, cluster, on))
    meeting = get_object_or_404(meetings_of(cluster), pk=number, head__isnull=False)
    same = Q(organiser=cluster.organiser, year__gte=cluster.year, members__organisation=meeting.head_id)
    clusters = clusters_visible_to(request.user, on).filter(same).order_by("year", "code")
    form = ElectionForm(posted(request), initial={"cluster": cluster, "since": on}, clusters=clusters)

    def act() -> object:
        given = form.cleaned_data
        return record_election(meeting, given["cluster"], since=given["since"], by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã ghi kết quả bầu: %(unit)s làm đơn vị trưởng.") % {"unit": meeting.head})
        return redirect("pledge_page", year, code)
    deputies = ", ".join(str(unit) for unit in meeting.deputies.all()) or _("không bầu")
    words = {"head": meeting.head, "deputies": deputies}
    page = FormPage(
        form=form, title=_("Ghi nhận kết quả bầu"), submit=_("Ghi nhận"), back=pledge_address(cluster),
        lead=_("Đơn vị trưởng: %(head)s. Đơn vị phó: %(deputies)s.") % words, crumbs=pledge_crumbs(cluster),
    )  # fmt: skip
    return ask(request, page)
