"""What a cluster does together: the pledge drafted and signed, meetings minuted, the head elected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.queries import speakers_of
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, nfc
from thidua.core.saving import save_checked
from thidua.directory.actions.clusters import hand_over_headship, set_deputies
from thidua.directory.models import Cluster, Organisation, User
from thidua.directory.queries import cluster_head_on
from thidua.documents.actions.papers import Beginning, begin_paper
from thidua.scoring.actions.making.cluster_words import cluster_words
from thidua.scoring.actions.making.steps import stated
from thidua.scoring.logic.cluster_papers import ClusterFacts, MeetingFacts, minutes_paper, pledge_paper
from thidua.scoring.logic.workflow import PledgeState
from thidua.scoring.models import ClusterMeeting, Pledge, PledgeSignature
from thidua.scoring.policy import registrations as policy


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it is minuted. ``elected`` is the member chosen to lead, with its votes; ``deputies`` beside it."""

    kind: ClusterMeeting.Kind
    held_on: date
    present: tuple[Organisation, ...]
    place: str = ""
    conclusions: str = ""
    elected: Organisation | None = None
    votes: int | None = None
    deputies: tuple[Organisation, ...] = ()


def _words(cluster: Cluster, on: date) -> tuple[ClusterFacts, Organisation]:
    """The cluster in words, and the unit that issues its papers: the leading one, else the organiser."""
    issuer = cluster_head_on(cluster, on) or cluster.organiser
    return cluster_words(cluster, issuer), issuer


@action("pledge.drafted")
def draft_pledge(cluster: Cluster, targets: Sequence[str], *, by: Actor, on: date) -> Pledge:
    """Begin the giao ước as a paper of the leading unit."""
    require(policy.can_run_cluster(by, cluster, on))
    if Pledge.objects.filter(cluster=cluster).exists():
        raise Conflict(_("Cụm, khối đã có bản giao ước. Hãy sửa văn bản đó."))
    words, issuer = _words(cluster, on)
    sentences = [collapse(nfc(text)) for text in targets if text.strip()]
    about = Beginning("cluster_pledge", cluster.subject)
    paper = begin_paper(pledge_paper(words, sentences), issuer=issuer, beginning=about, by=by, on=on)
    row = save_checked(Pledge(cluster=cluster, paper=paper))
    record(row.subject, str(cluster), by=by, changes={"paper": paper.label})
    return row


@action("pledge.signing_opened")
def open_signing(pledge: Pledge, *, sign_by: date, by: Actor, on: date) -> Pledge:
    """Ask the members to sign until a day."""
    require(policy.can_move_pledge(by, pledge, "open_signing", on))
    pledge.state, pledge.sign_by = PledgeState.SIGNING, sign_by
    save_checked(pledge, ["state", "sign_by"])
    units = list(pledge.cluster.members.values_list("organisation_id", flat=True))
    text = _("Mời ký giao ước thi đua %(cluster)s, hạn %(day)s") % {
        "cluster": pledge.cluster,
        "day": f"{sign_by:%d/%m/%Y}",
    }
    notify(speakers_of(units, on), "pledge.signing", pledge.subject, text)
    record(pledge.subject, str(pledge.cluster), by=by, changes={"sign_by": sign_by})
    return pledge


@action("pledge.returned")
def return_pledge(pledge: Pledge, *, reason: str, by: Actor, on: date) -> Pledge:
    """Take the text back to be corrected; signatures given so far fall away, because they were for another text."""
    require(policy.can_move_pledge(by, pledge, "back_to_draft", on))
    said = stated(reason)
    lost, _by_model = pledge.signatures.all().delete()
    pledge.state = PledgeState.DRAFT
    save_checked(pledge, ["state"])
    record(pledge.subject, str(pledge.cluster), by=by, changes={"signatures_lost": lost}, reason=said)
    return pledge


@action("pledge.signed")
def sign_pledge(pledge: Pledge, organisation: Organisation, *, by: Actor, on: date) -> Pledge:
    """The head of a member signs; with the last signature the pledge stands."""
    require(policy.can_sign_pledge(by, pledge, organisation, on))
    signer = by if isinstance(by, User) else None
    save_checked(PledgeSignature(pledge=pledge, organisation=organisation, signed_on=on, signed_by=signer))
    left = pledge.cluster.members.exclude(organisation__in=pledge.signatures.values("organisation")).count()
    if left == 0:
        pledge.state, pledge.signed_on = PledgeState.SIGNED, on
        save_checked(pledge, ["state", "signed_on"])
    record(pledge.subject, str(pledge.cluster), by=by, changes={"signer": organisation.code, "left": left})
    return pledge


@action("cluster.meeting_held")
def keep_minutes(cluster: Cluster, meeting: Meeting, *, by: Actor, on: date) -> ClusterMeeting:
    """Write down a meeting; its minutes begin as a paper of the leading unit."""
    require(policy.can_run_cluster(by, cluster, on))
    _check_meeting(cluster, meeting, on)
    words, issuer = _words(cluster, on)
    facts = _facts(meeting)
    about = Beginning("cluster_minutes", cluster.subject)
    row = save_checked(
        ClusterMeeting(
            cluster=cluster,
            kind=meeting.kind,
            held_on=meeting.held_on,
            place=facts.place,
            conclusions=facts.conclusions,
            paper=begin_paper(minutes_paper(words, facts), issuer=issuer, beginning=about, by=by, on=on),
            head=meeting.elected,
            votes_for_head=meeting.votes,
        )
    )
    row.present.set(meeting.present)
    row.deputies.set(meeting.deputies)
    changes = {"kind": row.get_kind_display(), "held_on": row.held_on, "present": len(meeting.present)}
    record(cluster.subject, str(cluster), by=by, changes=changes)
    return row


def _check_meeting(cluster: Cluster, meeting: Meeting, on: date) -> None:
    members = set(cluster.members.values_list("organisation_id", flat=True))
    if not {unit.pk for unit in meeting.present} <= members:
        raise Invalid({"present": _("Chỉ ghi có mặt đơn vị thành viên của cụm, khối.")})
    if meeting.held_on > on:
        raise Invalid({"held_on": _("Ngày họp chưa tới. Hãy ghi biên bản sau khi họp.")})
    if meeting.elected is not None and meeting.elected in meeting.deputies:
        raise Invalid({"deputies": _("Đơn vị được bầu làm trưởng không đồng thời là đơn vị phó.")})
    if meeting.votes is not None and meeting.votes > len(meeting.present):
        raise Invalid({"votes": _("Số phiếu không thể nhiều hơn số đơn vị có mặt.")})


def _facts(meeting: Meeting) -> MeetingFacts:
    return MeetingFacts(
        name=str(meeting.kind.label),
        held_on=meeting.held_on,
        place=collapse(nfc(meeting.place)),
        present=tuple(unit.name for unit in meeting.present),
        conclusions=collapse_lines(meeting.conclusions),
        elected=meeting.elected.name if meeting.elected else "",
        votes=meeting.votes,
        deputies=tuple(unit.name for unit in meeting.deputies),
    )


@action("cluster.election_recorded")
def record_election(meeting: ClusterMeeting, next_cluster: Cluster, *, since: date, by: Actor, on: date) -> Cluster:
    """Let the members elected in the meeting lead the cluster (of this or the next year) from a day on."""
    require(policy.can_record_election(by, next_cluster, on))
    if meeting.head is None:
        raise Conflict(_("Biên bản chưa ghi đơn vị được bầu. Hãy ghi biên bản có kết quả bầu."))
    hand_over_headship(next_cluster, to=meeting.head, since=since, by=by, on=on)
    deputies = list(meeting.deputies.all())
    if deputies:
        set_deputies(next_cluster, deputies, since=since, by=by, on=on)
    changes = {
        "head": meeting.head.code, "deputies": [unit.code for unit in deputies], "since": since,
        "votes": meeting.votes_for_head,
    }  # fmt: skip
    record(next_cluster.subject, str(next_cluster), by=by, changes=changes)
    return next_cluster
