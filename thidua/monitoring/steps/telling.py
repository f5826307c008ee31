"""Notices to those for whom something waits. A step of actions."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from thidua.core.actions import notify
from thidua.core.counting import counted
from thidua.directory.models import Grant, Role, User
from thidua.directory.queries import in_force
from thidua.monitoring.models import Delegation, Report


def tell_heads(report: Report, on: date) -> None:
    """Tell the head of the unit, and who acts for the head, that a report waits."""
    heads = _holders([report.organisation_id], (Role.HEAD,), on)
    acting = Delegation.objects.filter(
        in_force(on), organisation=report.organisation_id, work=Delegation.Work.APPROVE, user=OuterRef("pk")
    )
    waiting = User.objects.filter(Q(pk__in=heads) | Q(Exists(acting.order_by())), is_active=True)
    text = _("Báo cáo số liệu %(report)s chờ Anh/Chị duyệt.") % {"report": report.label}
    notify(waiting, "report.submitted", report.subject, text)


def tell_reporters(report: Report, count: int, on: date) -> None:
    """Tell the people of the unit that figures came back to them."""
    people = _holders([report.organisation_id], (Role.HEAD, Role.UNIT_OFFICER), on)
    text = counted("%(count)d số liệu của báo cáo %(report)s bị trả lại. Mời đơn vị xem lý do và sửa.", count) % {
        "count": count,
        "report": report.label,
    }
    notify(User.objects.filter(pk__in=people, is_active=True), "report.returned", report.subject, text)


def _holders(units: Collection[int], roles: tuple[Role, ...], on: date) -> list[int]:
    held = Grant.objects.filter(in_force(on), organisation__in=units, role__in=roles).order_by()
    return list(held.values_list("user_id", flat=True))
