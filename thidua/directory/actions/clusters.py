"""Clusters (cụm, khối thi đua) of a year: made, filled, led, carried over to the next year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import lock_table, save_checked
from thidua.directory import policy, queries
from thidua.directory.models import Cluster, ClusterMember, ClusterPost, Organisation

HEAD, DEPUTY = ClusterPost.Post.HEAD, ClusterPost.Post.DEPUTY


@dataclass(frozen=True, slots=True)
class ClusterDraft:
    """A cluster to be made by its organiser; ``legal_basis`` is the decision that divides the clusters."""

    code: str
    year: int
    name: str
    kind: str = Cluster.Kind.CLUSTER
    legal_basis: str = ""


@action("cluster.created")
def create_cluster(
    draft: ClusterDraft, *, organiser: Organisation, members: Sequence[Organisation] = (), by: Actor, on: date
) -> Cluster:
    """Make the cluster of a year with its members."""
    require(policy.can_keep_clusters(by, organiser, on))
    if Cluster.objects.filter(code=collapse(draft.code), year=draft.year).exists():
        raise Invalid({"code": _("Năm %(year)s đã có cụm, khối mang mã này. Hãy chọn mã khác.") % {"year": draft.year}})
    row = save_checked(
        Cluster(
            code=collapse(draft.code),
            year=draft.year,
            name=collapse(nfc(draft.name)),
            kind=draft.kind,
            organiser=organiser,
            legal_basis=draft.legal_basis.strip(),
        )
    )
    _set_members(row, members)
    record(row.subject, str(row), by=by, changes={"name": row.name, "members": _codes(members)})
    return row


@action("cluster.edited")
def edit_cluster(cluster: Cluster, draft: ClusterDraft, *, by: Actor, on: date) -> Cluster:
    """Correct name, kind and legal basis; code and year are its lasting key."""
    require(policy.can_edit_cluster(by, cluster, on))
    if (draft.code, draft.year) != (cluster.code, cluster.year):
        raise Invalid({"code": _("Không đổi được mã và năm của cụm, khối. Hãy lập cụm, khối mới.")})
    before = {"name": cluster.name, "kind": cluster.kind, "legal_basis": cluster.legal_basis}
    cluster.name, cluster.kind = collapse(nfc(draft.name)), draft.kind
    cluster.legal_basis = draft.legal_basis.strip()
    save_checked(cluster, list(before))
    changes = {name: [old, getattr(cluster, name)] for name, old in before.items() if getattr(cluster, name) != old}
    record(cluster.subject, str(cluster), by=by, changes=changes)
    return cluster


@action("cluster.members_set")
def set_cluster_members(cluster: Cluster, members: Sequence[Organisation], *, by: Actor, on: date) -> Cluster:
    """Say which units compete in the cluster; a unit competes in one cluster of the same organiser a year."""
    require(policy.can_edit_cluster(by, cluster, on))
    before = list(queries.cluster_members(cluster))
    leading = set(_open_posts(cluster).values_list("organisation_id", flat=True)) - {unit.pk for unit in members}
    if leading:
        raise Conflict(_("Đơn vị đang làm trưởng, phó cụm không rời cụm được. Hãy bàn giao trước."))
    _set_members(cluster, members)
    record(cluster.subject, str(cluster), by=by, changes={"members": [_codes(before), _codes(members)]})
    return cluster


def _set_members(cluster: Cluster, members: Sequence[Organisation]) -> None:
    lock_table(ClusterMember)
    others = ClusterMember.objects.exclude(cluster=cluster).filter(
        cluster__year=cluster.year, cluster__organiser=cluster.organiser, organisation__in=members
    )
    taken = others.select_related("cluster", "organisation").first()
    if taken is not None:
        raise Invalid(
            {"members": _("“%(unit)s” đã thuộc %(cluster)s. Hãy bỏ đơn vị này khỏi đó trước.")
             % {"unit": taken.organisation, "cluster": taken.cluster}}
        )  # fmt: skip
    closed = [unit.name for unit in members if not _lives_in(unit, cluster.year)]
    if closed:
        raise Invalid(
            {"members": _("Không hoạt động trong năm %(year)s: %(names)s.")
             % {"year": cluster.year, "names": ", ".join(closed)}}
        )  # fmt: skip
    cluster.members.exclude(organisation__in=members).delete()
    present = set(cluster.members.values_list("organisation_id", flat=True))
    for unit in members:
        if unit.pk not in present:
            save_checked(ClusterMember(cluster=cluster, organisation=unit))
            present.add(unit.pk)


def _lives_in(unit: Organisation, year: int) -> bool:
    return unit.valid_from.year <= year and (unit.valid_to is None or unit.valid_to > date(year, 1, 1))


def _codes(units: Iterable[Organisation]) -> list[str]:
    return sorted(unit.code for unit in units)


def _open_posts(cluster: Cluster) -> QuerySet[ClusterPost]:
    return cluster.posts.filter(valid_to=None)


@action("cluster.headship_handed_over")
def hand_over_headship(cluster: Cluster, *, to: Organisation, since: date, by: Actor, on: date) -> ClusterPost:
    """Let another member lead the cluster from a day on; the former head ends the day before. Also names the first."""
    require(policy.can_edit_cluster(by, cluster, on))
    _require_member(cluster, to)
    lock_table(ClusterPost)
    current = cluster.posts.filter(post=HEAD).order_by("-valid_from").select_related("organisation").first()
    if current is not None and current.valid_to is None:
        if current.organisation_id == to.pk:
            raise Conflict(_("“%(unit)s” đang là cụm trưởng rồi.") % {"unit": to})
        current.valid_to = since
    if current is not None and (since <= current.valid_from or (current.valid_to or since) > since):
        raise Invalid({"since": _("Ngày bàn giao phải sau ngày cụm trưởng trước nhận nhiệm vụ.")})
    if current is not None:
        save_checked(current, ["valid_to"])
    cluster.posts.filter(post=DEPUTY, organisation=to, valid_to=None, valid_from__lt=since).update(valid_to=since)
    post = save_checked(ClusterPost(cluster=cluster, organisation=to, post=HEAD, valid_from=since))
    record(
        cluster.subject,
        str(cluster),
        by=by,
        changes={"head": [current and current.organisation.code, to.code], "since": since},
    )
    return post


@action("cluster.deputies_set")
def set_deputies(cluster: Cluster, deputies: Sequence[Organisation], *, since: date, by: Actor, on: date) -> Cluster:
    """Say which members are deputies of the cluster from a day on."""
    require(policy.can_edit_cluster(by, cluster, on))
    for unit in deputies:
        _require_member(cluster, unit)
    lock_table(ClusterPost)
    held = cluster.posts.filter(post=DEPUTY, valid_to=None).select_related("organisation")
    before = {post.organisation_id: post for post in held}
    leaving = [post for key, post in before.items() if key not in {unit.pk for unit in deputies}]
    if any(post.valid_from >= since for post in leaving):
        raise Invalid({"since": _("Ngày thay đổi phải sau ngày cụm phó trước nhận nhiệm vụ.")})
    cluster.posts.filter(pk__in=[post.pk for post in leaving]).update(valid_to=since)
    for unit in deputies:
        if unit.pk not in before:
            save_checked(ClusterPost(cluster=cluster, organisation=unit, post=DEPUTY, valid_from=since))
    record(
        cluster.subject,
        str(cluster),
        by=by,
        changes={"deputies": [_codes(post.organisation for post in before.values()), _codes(deputies)], "since": since},
    )
    return cluster


def _require_member(cluster: Cluster, unit: Organisation) -> None:
    if not cluster.members.filter(organisation=unit).exists():
        raise Invalid({"to": _("“%(unit)s” không phải thành viên của cụm, khối này.") % {"unit": unit}})


@action("cluster.copied")
def copy_clusters(*, organiser: Organisation, from_year: int, to_year: int, by: Actor, on: date) -> list[Cluster]:
    """Carry the organiser's clusters over to another year; merged members are replaced by their heirs.

    Heads are not carried over: headship changes each year. Clusters that exist already are left as they are.
    """
    require(policy.can_keep_clusters(by, organiser, on))
    old = Cluster.objects.filter(organiser=organiser, year=from_year)
    there = set(Cluster.objects.filter(year=to_year).values_list("code", flat=True))
    copied = [_copy(cluster, to_year) for cluster in old if cluster.code not in there]
    if not copied:
        raise Conflict(_("Không có cụm, khối nào của năm %(year)s để chép (hoặc đã chép hết).") % {"year": from_year})
    record(
        organiser.subject,
        organiser.name,
        by=by,
        changes={"from_year": from_year, "to_year": to_year, "clusters": [cluster.code for cluster in copied]},
    )
    return copied


def _copy(cluster: Cluster, year: int) -> Cluster:
    lineage, day = queries.lineage(), date(year, 1, 1)
    alive = set(queries.organisations_on(day).values_list("pk", flat=True))
    present = cluster.members.values_list("organisation_id", flat=True)
    heirs = {heir for unit in present for heir in lineage.heirs_on(unit, day, alive.__contains__)}
    row = save_checked(
        Cluster(
            code=cluster.code,
            year=year,
            name=cluster.name,
            kind=cluster.kind,
            organiser=cluster.organiser,
            legal_basis=cluster.legal_basis,
        )
    )
    taken = ClusterMember.objects.filter(cluster__year=year, cluster__organiser=cluster.organiser)
    free = Organisation.objects.filter(pk__in=heirs).exclude(pk__in=taken.values("organisation"))
    _set_members(row, list(free))
    return row
