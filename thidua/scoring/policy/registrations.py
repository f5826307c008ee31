"""Who registers, approves, drafts and signs pledges, keeps minutes, and why not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Cluster, Organisation, Person, Role
from thidua.directory.policy import in_scope
from thidua.directory.queries import cluster_head_on
from thidua.scoring.logic.workflow import PLEDGE, REGISTRATION, PledgeState, RegistrationState
from thidua.scoring.models import Pledge, Registration, RegistrationRule
from thidua.scoring.models.labels import PLEDGE_STATES, REGISTRATION_STATES
from thidua.scoring.queries.registrations import registered_for, registration_rule_on, units_registered_for

KEEPERS = (Role.OFFICER, Role.ADMINISTRATOR)
UNIT_ROLES = (Role.HEAD, Role.UNIT_OFFICER)


def can_rule_registration(user: Actor, organiser: Organisation, on: date) -> Decision:
    """Say whether registration is a condition, and call for it: emulation officers of the organiser."""
    if in_scope(user, organiser, on, *KEEPERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua của “%(unit)s” mới mở đợt đăng ký.") % {"unit": organiser})


def can_register(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Write a registration of a unit or of its people: its head and reporting officer."""
    if in_scope(user, organisation, on, *UNIT_ROLES):
        return ALLOWED
    return deny(_("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới đăng ký thi đua.") % {"unit": organisation})


def can_edit_registration(user: Actor, row: Registration, on: date) -> Decision:
    """Correct a draft; an approved one is changed with a reason instead."""
    return first_refusal(can_register(user, row.organisation, on), _in_draft(row))


def _in_draft(row: Registration) -> Decision:
    if row.state == RegistrationState.DRAFT:
        return ALLOWED
    return deny(_("Bản đăng ký đã gửi. Hãy chờ thủ trưởng trả lại, hoặc dùng “Thay đổi” kèm lý do khi đã duyệt."))


def can_submit_registration(user: Actor, row: Registration, on: date) -> Decision:
    """Lay it before the head."""
    return first_refusal(can_register(user, row.organisation, on), _reaches(row, "submit"))


def can_change_registration(user: Actor, row: Registration, on: date) -> Decision:
    """Ask for a change of what was approved."""
    return first_refusal(can_register(user, row.organisation, on), _reaches(row, "change"))


def can_withdraw_registration(user: Actor, row: Registration, on: date) -> Decision:
    """Take it back."""
    return first_refusal(can_register(user, row.organisation, on), _reaches(row, "withdraw"))


def can_decide_registration(user: Actor, row: Registration, on: date) -> Decision:
    """Approve or return: the head of the unit."""
    if not in_scope(user, row.organisation, on, Role.HEAD):
        return deny(_("Chỉ thủ trưởng “%(unit)s” mới duyệt bản đăng ký.") % {"unit": row.organisation})
    return _reaches(row, "approve")


def _reaches(row: Registration, step: str) -> Decision:
    state = RegistrationState(row.state)
    if REGISTRATION.can(state, step):
        return ALLOWED
    return deny(
        _("Bản đăng ký %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": row.code, "state": REGISTRATION_STATES[state]}
    )


def can_propose_title(
    subject: Organisation | Person, award: str, year: int, *, organiser: Organisation, on: date
) -> Decision:
    """Whether the subject may be put forward for the award of that code, as far as registration goes.

    Where the organiser's rule on the day makes registration no condition, anybody may. ``award`` empty: for any title.
    """
    rule = registration_rule_on(organiser, on)
    if rule is None or not rule.required or registered_for(subject, award, year):
        return ALLOWED
    return deny(_not_registered(subject, year, rule), rule.legal_basis)


def barred_from_title(
    organiser: Organisation, units: Collection[Organisation], award: str, year: int, on: date
) -> dict[str, str]:
    """By code of the unit the sentence why it may not be put forward: :func:`can_propose_title` in two queries."""
    rule = registration_rule_on(organiser, on)
    if rule is None or not rule.required:
        return {}
    registered = units_registered_for(units, award, year)
    words = _("Không có đăng ký thi đua năm %(year)s được duyệt cho danh hiệu này.") % {"year": year}
    return {unit.code: words for unit in units if unit.pk not in registered}


def _not_registered(subject: Organisation | Person, year: int, rule: RegistrationRule) -> str:
    return _(
        "“%(subject)s” không có đăng ký thi đua năm %(year)s được duyệt cho danh hiệu này; từ %(since)s đăng ký là "
        "điều kiện để đề nghị (%(basis)s)."
    ) % {"subject": subject, "year": year, "since": f"{rule.valid_from:%d/%m/%Y}", "basis": rule.legal_basis}


# --- clusters --------------------------------------------------------------------------------------------------------


def can_run_cluster(user: Actor, cluster: Cluster, on: date) -> Decision:
    """Draft the pledge, keep minutes: the unit that leads the cluster, and the officers of its organiser."""
    head = cluster_head_on(cluster, on)
    if head is not None and in_scope(user, head, on, *UNIT_ROLES):
        return ALLOWED
    if in_scope(user, cluster.organiser, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ đơn vị trưởng “%(cluster)s” hoặc chuyên viên thi đua mới soạn giao ước, ghi biên bản.")
        % {"cluster": cluster}
    )


def can_record_election(user: Actor, cluster: Cluster, on: date) -> Decision:
    """Write down who was elected to lead: whoever keeps the clusters of the organiser."""
    if in_scope(user, cluster.organiser, on, *KEEPERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua của “%(unit)s” mới ghi kết quả bầu.") % {"unit": cluster.organiser})


def can_move_pledge(user: Actor, pledge: Pledge, step: str, on: date) -> Decision:
    """Open the signing, or take the text back to be corrected."""
    return first_refusal(can_run_cluster(user, pledge.cluster, on), _pledge_reaches(pledge, step))


def can_sign_pledge(user: Actor, pledge: Pledge, organisation: Organisation, on: date) -> Decision:
    """The head of a member, once."""
    if not pledge.cluster.members.filter(organisation=organisation).exists():
        return deny(_("“%(unit)s” không phải thành viên của cụm, khối này.") % {"unit": organisation})
    if not in_scope(user, organisation, on, Role.HEAD):
        return deny(_("Chỉ thủ trưởng “%(unit)s” mới ký giao ước.") % {"unit": organisation})
    if pledge.signatures.filter(organisation=organisation).exists():
        return deny(_("“%(unit)s” đã ký giao ước.") % {"unit": organisation})
    return _pledge_reaches(pledge, "complete")


def _pledge_reaches(pledge: Pledge, step: str) -> Decision:
    state = PledgeState(pledge.state)
    if PLEDGE.can(state, step):
        return ALLOWED
    return deny(
        _("Giao ước đang ở trạng thái “%(state)s” nên không làm bước này được.") % {"state": PLEDGE_STATES[state]}
    )
