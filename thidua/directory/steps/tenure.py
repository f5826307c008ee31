"""How the life of a unit, its posts and its roles end on a day. Steps of actions, without a line of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict, Invalid
from thidua.core.saving import lock_table, save_checked
from thidua.directory.models import Appointment, ClusterPost, Grant, Organisation, Placement
from thidua.directory.queries import not_ended
from thidua.directory.steps.telling import standing_told


@dataclass(frozen=True, slots=True)
class Closed:
    """What ended with a unit."""

    appointments: int
    grants: int
    cluster_posts: int

    def counts(self) -> dict[str, int]:
        """For the ledger."""
        return {
            "appointments_ended": self.appointments,
            "grants_ended": self.grants,
            "cluster_posts_ended": self.cluster_posts,
        }


def close_unit(organisation: Organisation, ends: date) -> None:
    """Set the last bound of a unit's life and of where it stands."""
    if organisation.valid_to is not None:
        raise Conflict(_("“%(unit)s” đã kết thúc hoạt động trước đó.") % {"unit": organisation})
    if ends <= organisation.valid_from:
        raise Invalid({"ends": _("Ngày kết thúc phải sau ngày “%(unit)s” bắt đầu hoạt động.") % {"unit": organisation}})
    lock_table(Placement)
    if Placement.objects.filter(child=organisation, valid_from__gte=ends).exists():
        raise Conflict(_("“%(unit)s” có lần chuyển sau ngày này. Hãy chọn ngày muộn hơn.") % {"unit": organisation})
    with standing_told(organisation):
        organisation.valid_to = ends
        save_checked(organisation, ["valid_to"])
        Placement.objects.filter(not_ended(ends), child=organisation).update(valid_to=ends)


def close_posts(units: Sequence[Organisation], ends: date) -> Closed:
    """End the appointments, roles and cluster posts that the units hold on that day.

    Refuses where one of them would begin only on the day or later.
    """
    still = not_ended(ends)
    appointments = Appointment.objects.filter(still, organisation__in=units)
    grants = Grant.objects.filter(still, organisation__in=units)
    future = appointments.filter(valid_from__gte=ends).first() or grants.filter(valid_from__gte=ends).first()
    if future is not None:
        raise Conflict(
            _("Ở “%(unit)s” có chức vụ hoặc vai trò bắt đầu từ ngày %(day)s. Hãy kết thúc hoặc đổi ngày trước.")
            % {"unit": future.organisation, "day": future.valid_from.strftime("%d/%m/%Y")}
        )
    posts = ClusterPost.objects.filter(still, organisation__in=units, valid_from__lt=ends)
    return Closed(
        appointments=appointments.update(valid_to=ends),
        grants=grants.update(valid_to=ends),
        cluster_posts=posts.update(valid_to=ends),
    )


def carry_posts(units: Sequence[Organisation], heir: Organisation, since: date) -> dict[str, int]:
    """Let the posts (all but heads) and roles of units that end go on in the heir; tells how many, for the ledger.

    Somebody who held the same role in two of the units holds it once in the heir.
    """
    still = not_ended(since)
    posts = Appointment.objects.filter(still, organisation__in=units, valid_from__lt=since)
    heads = posts.filter(is_head=True).count()
    carried = {(post.person_id, post.post): post for post in posts.filter(is_head=False)}
    for post in carried.values():
        save_checked(
            Appointment(
                person_id=post.person_id,
                organisation=heir,
                post=post.post,
                is_leader=post.is_leader,
                valid_from=since,
                valid_to=post.valid_to,
                legal_basis=post.legal_basis,
            )
        )
    grants = Grant.objects.filter(still, organisation__in=units, valid_from__lt=since)
    roles = {(grant.user_id, grant.role): grant for grant in grants.order_by("subtree")}
    for grant in roles.values():
        save_checked(
            Grant(
                user_id=grant.user_id,
                role=grant.role,
                organisation=heir,
                subtree=grant.subtree,
                valid_from=since,
                valid_to=grant.valid_to,
                reason=grant.reason,
            )
        )
    return {"appointments_carried": len(carried), "grants_carried": len(roles), "heads_ended": heads}


def reopen_unit(organisation: Organisation) -> date:
    """Let a closed unit live on where it stood last; returns the day on which it had ended."""
    ended = organisation.valid_to
    if ended is None:
        raise Conflict(_("Đơn vị đang hoạt động, không cần khôi phục."))
    lock_table(Placement)
    last = Placement.objects.filter(child=organisation, valid_to=ended).select_related("parent").first()
    if last is not None and last.parent.valid_to is not None:
        raise Conflict(_("Đơn vị cấp trên “%(unit)s” không còn hoạt động. Hãy tạo đơn vị mới.") % {"unit": last.parent})
    with standing_told(organisation):
        organisation.valid_to = None
        save_checked(organisation, ["valid_to"])
        if last is not None:
            last.valid_to = None
            save_checked(last, ["valid_to"])
    return ended
