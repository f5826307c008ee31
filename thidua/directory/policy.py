"""Who may change what in the directory, and why not.

Registers are kept by administrators and emulation officers of the scope; accounts and roles by administrators alone,
never beyond their own scope; a head of unit looks after the people and reporting officers of the own unit.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory import queries
from thidua.directory.chains import day_of
from thidua.directory.models import Cluster, Grant, Organisation, Person, Placement, Role, User

KEEPERS = (Role.ADMINISTRATOR, Role.OFFICER)
"""Who keeps the registers of units, clusters and people."""
PEOPLE_KEEPERS = (*KEEPERS, Role.HEAD, Role.UNIT_OFFICER)
"""Who keeps the people of a unit; sees their private fields."""
LEDGER_READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


def in_scope(user: Actor, organisation: Organisation, on: date, *roles: Role) -> bool:
    """Whether the account holds one of the roles for this organisation.

    Units that begin later, or are no more, stand where they stood on the nearest day of their life. At most two
    queries, however many units there are.
    """
    if user is SYSTEM:
        return True
    return organisation.pk in queries.held_over(user, [organisation], on, *roles)


def can_see_directory(user: Actor, on: date) -> Decision:
    """Anyone who holds a role sees units, clusters and people by name and post."""
    if user is SYSTEM or queries.holds_any(user, on):
        return ALLOWED
    return deny(_("Tài khoản chưa được giao vai trò nào. Hãy đề nghị quản trị viên của đơn vị giao vai trò."))


def _holds_one_of(user: Actor, on: date, *roles: Role) -> bool:
    """Whether one of the roles is held anywhere on the day: who holds none need not see a form."""
    return user is SYSTEM or queries.holds_any(user, on, *roles)


# --- organisations ---------------------------------------------------------------------------------------------------


def can_create_organisation(user: Actor, parent: Organisation | None, on: date) -> Decision:
    """Under a parent: its keeper. At the top of a tree: an administrator of the whole."""
    if parent is None:
        return can_administer_everything(user, on)
    return can_edit_organisation(user, parent, on)


def can_edit_organisation(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Keepers whose scope holds the unit."""
    if in_scope(user, organisation, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ quản trị viên hoặc chuyên viên thi đua phụ trách “%(unit)s” mới sửa được thông tin đơn vị này.")
        % {"unit": organisation}
    )


def can_place_organisation(user: Actor, organisation: Organisation, parent: Organisation, on: date) -> Decision:
    """Keepers of both the unit and its new superior; a unit that stands nowhere yet needs only the latter."""
    onto = can_edit_organisation(user, parent, on)
    if not Placement.objects.filter(child=organisation).exists():
        return onto
    return first_refusal(can_edit_organisation(user, organisation, on), onto)


def can_reorganise(
    user: Actor, units: list[Organisation], parent: Organisation | None, on: date, *, carries_roles: bool = False
) -> Decision:
    """Merger, split, dissolution: keepers of every unit that takes part and of the superior of what comes of it.

    Where roles go over to the heir, administrators of all these units only: it amounts to granting them.
    """
    roles = (Role.ADMINISTRATOR,) if carries_roles else KEEPERS
    for unit in [*units, *([parent] if parent else [])]:
        if not in_scope(user, unit, on, *roles):
            return deny(
                _("Việc tổ chức lại “%(unit)s” ngoài phạm vi Anh/Chị phụ trách. Hãy nhờ quản trị viên cấp trên.")
                % {"unit": unit}
            )
    return ALLOWED


def can_administer_everything(user: Actor, on: date) -> Decision:
    """An administrator whose scope is a whole tree from its top."""
    if queries.holds_everywhere(user, on, Role.ADMINISTRATOR):
        return ALLOWED
    return deny(_("Chỉ quản trị viên toàn hệ thống mới làm được việc này."))


# --- clusters --------------------------------------------------------------------------------------------------------


def can_keep_clusters(user: Actor, organiser: Organisation, on: date) -> Decision:
    """Keepers of the unit that organises the clusters."""
    if in_scope(user, organiser, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ quản trị viên hoặc chuyên viên thi đua của “%(unit)s” mới lập và sửa được cụm, khối thi đua.")
        % {"unit": organiser}
    )


def can_edit_cluster(user: Actor, cluster: Cluster, on: date) -> Decision:
    """Keepers of the organiser."""
    return can_keep_clusters(user, cluster.organiser, on)


# --- people ----------------------------------------------------------------------------------------------------------


def can_keep_people_of(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Register and appoint in the unit."""
    if in_scope(user, organisation, on, *PEOPLE_KEEPERS):
        return ALLOWED
    return deny(
        _("Anh/Chị không phụ trách nhân sự của “%(unit)s”. Hãy nhờ đầu mối của đơn vị này nhập.")
        % {"unit": organisation}
    )


def can_keep_people_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any unit at all whose people the account keeps; the action asks about the unit itself."""
    if _holds_one_of(user, on, *PEOPLE_KEEPERS):
        return ALLOWED
    return deny(_("Anh/Chị không phụ trách nhân sự của đơn vị nào. Hãy nhờ đầu mối của đơn vị nhập."))


def can_edit_person(user: Actor, person: Person, on: date) -> Decision:
    """Whoever keeps the people of a unit where the person works (or last worked)."""
    if queries.people_in_scope(user, on, *PEOPLE_KEEPERS).filter(pk=person.pk).exists():
        return ALLOWED
    return deny(
        _("“%(person)s” không thuộc đơn vị Anh/Chị phụ trách. Hãy nhờ đầu mối của đơn vị quản lý sửa.")
        % {"person": person}
    )


def can_see_private(user: Actor, person: Person, on: date) -> Decision:
    """Birth date, personal id, telephone, address: the own ones, and those of the people in one's charge."""
    if isinstance(user, User) and user.is_active and user.person_id == person.pk:
        return ALLOWED
    if queries.people_in_scope(user, on, *PEOPLE_KEEPERS, Role.AUDITOR).filter(pk=person.pk).exists():
        return ALLOWED
    return deny(_("Thông tin riêng chỉ hiện với chính người đó và người phụ trách nhân sự của đơn vị."))


# --- accounts and roles ----------------------------------------------------------------------------------------------


def can_create_account(user: Actor, organisation: Organisation | None, on: date) -> Decision:
    """An administrator for the scope; an account without any role only by an administrator of the whole."""
    if organisation is None:
        return can_administer_everything(user, on)
    if in_scope(user, organisation, on, Role.ADMINISTRATOR):
        return ALLOWED
    return deny(_("Chỉ quản trị viên phụ trách “%(unit)s” mới tạo được tài khoản ở đây.") % {"unit": organisation})


def can_create_accounts_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any unit at all where the account makes accounts; the action asks about the unit itself."""
    if _holds_one_of(user, on, Role.ADMINISTRATOR):
        return ALLOWED
    return deny(_("Chỉ quản trị viên mới tạo được tài khoản. Hãy nhờ quản trị viên phụ trách đơn vị."))


def can_grant_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any unit at all where the account gives roles; the action asks about role and unit."""
    if _holds_one_of(user, on, Role.ADMINISTRATOR, Role.HEAD):
        return ALLOWED
    return deny(_("Chỉ quản trị viên và thủ trưởng đơn vị mới giao được vai trò. Hãy nhờ quản trị viên phụ trách."))


def can_manage_account(user: Actor, account: User, on: date) -> Decision:
    """Reset, deactivate, reactivate: an administrator whose scope holds every role of the account."""
    if queries.holds_everywhere(user, on, Role.ADMINISTRATOR):
        return ALLOWED
    scope = queries.organisations_of(user, on, Role.ADMINISTRATOR)
    given = Grant.objects.filter(user=account)
    held = given.filter(queries.not_ended(on)) or given
    if held and all(grant.organisation_id in scope for grant in held):
        return ALLOWED
    return deny(
        _("Tài khoản “%(account)s” có vai trò ngoài phạm vi Anh/Chị quản trị. Hãy nhờ quản trị viên cấp trên.")
        % {"account": account.username}
    )


def can_deactivate_account(user: Actor, account: User, on: date) -> Decision:
    """As managing it; nobody locks out themselves."""
    if isinstance(user, User) and user.pk == account.pk:
        return deny(_("Không thể tự khóa tài khoản của chính mình. Hãy nhờ một quản trị viên khác."))
    return can_manage_account(user, account, on)


def can_reset_second_factor(user: Actor, account: User, on: date) -> Decision:
    """As managing it; the own second factor is turned off by its owner, who must know the code."""
    if isinstance(user, User) and user.pk == account.pk:
        return deny(_("Hãy tự tắt xác thực hai lớp của mình ở trang “Tài khoản”, hoặc nhờ một quản trị viên khác."))
    return can_manage_account(user, account, on)


def can_grant(user: Actor, role: Role, organisation: Organisation, *, subtree: bool, on: date) -> Decision:
    """Administrators give any role inside their scope; a head names the reporting officer of the own unit."""
    if user is SYSTEM:
        return ALLOWED
    tree = queries.tree_on(day_of(organisation, on))
    wanted = tree.subtree(organisation.pk) if subtree else {organisation.pk}
    if wanted <= queries.organisations_of(user, on, Role.ADMINISTRATOR, tree=tree):
        return ALLOWED
    names_own_officer = role is Role.UNIT_OFFICER and not subtree
    if names_own_officer and organisation.pk in queries.organisations_of(user, on, Role.HEAD, tree=tree):
        return ALLOWED
    return deny(
        _("Chỉ quản trị viên phụ trách “%(unit)s” mới giao hoặc thu vai trò “%(role)s” ở đây.")
        % {"unit": organisation, "role": role.label}
    )


def can_end_grant(user: Actor, grant: Grant, on: date) -> Decision:
    """As giving it; an administrator does not take away the own administration."""
    if isinstance(user, User) and grant.user_id == user.pk and grant.role == Role.ADMINISTRATOR:
        return deny(_("Không thể tự thu vai trò quản trị của chính mình. Hãy nhờ một quản trị viên khác."))
    return can_grant(user, Role(grant.role), grant.organisation, subtree=grant.subtree, on=on)


def can_edit_own_account(user: Actor) -> Decision:
    """Everyone who signs in edits the own profile and password."""
    if isinstance(user, User) and user.is_active:
        return ALLOWED
    return deny(_("Hãy đăng nhập rồi thử lại."))


def can_end_session(user: Actor, owner_id: int) -> Decision:
    """Everybody ends the own sign-ins and nobody else's; ``owner_id`` is the account that signed in."""
    if isinstance(user, User) and user.pk == owner_id:
        return ALLOWED
    return deny(_("Chỉ chủ tài khoản mới kết thúc được phiên đăng nhập của mình."))


def can_read_ledger(user: Actor, on: date) -> Decision:
    """The whole ledger is for administrators and auditors of the whole."""
    if queries.holds_everywhere(user, on, *LEDGER_READERS):
        return ALLOWED
    return deny(_("Chỉ quản trị viên và thanh tra, kiểm toán toàn hệ thống mới xem được toàn bộ nhật ký."))
