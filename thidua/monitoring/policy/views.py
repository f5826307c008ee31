"""Who may keep, share and drop ways of looking at figures."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import Organisation, User
from thidua.directory.queries import grants_of, organisations_of
from thidua.monitoring.models import SavedView


def can_save_view(user: Actor, shared_with: Organisation | None, on: date) -> Decision:
    """Anyone who holds a role keeps views; one shares in the units one acts for."""
    if not isinstance(user, User) or not grants_of(user, on).exists():
        return deny(_("Chỉ người có vai trò trong hệ thống mới lưu được cách xem."))
    if shared_with is not None and shared_with.pk not in organisations_of(user, on):
        return deny(_("Chỉ chia sẻ cách xem trong đơn vị mình làm việc; hãy chọn lại đơn vị."))
    return ALLOWED


def can_drop_view(user: Actor, view: SavedView, on: date) -> Decision:
    """Only whoever saved a view drops it."""
    if isinstance(user, User) and user.pk == view.owner_id:
        return ALLOWED
    return deny(_("Chỉ người đã lưu cách xem này mới xóa được; hãy lưu một cách xem của mình."))
