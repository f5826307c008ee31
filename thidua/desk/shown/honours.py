"""How honours look: what they are worth today, what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from thidua.commendation.models import Doubt, Honour
from thidua.core.badges import Badge, Tone

_LOOKS: Mapping[str, tuple[Tone, str]] = {
    Honour.State.IN_FORCE: (Tone.OK, "circle-check"),
    Honour.State.CANCELLED: (Tone.BAD, "ban"),
    Honour.State.STRIPPED: (Tone.BAD, "ban"),
    Honour.State.RESTORED: (Tone.OK, "restore"),
}


def honour_badge(honour: Honour) -> Badge:
    """Whether an honour stands."""
    return Badge(str(honour.get_state_display()), *_LOOKS[honour.state])


def doubt_badge(doubt: Doubt) -> Badge:
    """Whether somebody has decided yet."""
    if doubt.settled_on is None:
        return Badge(_("Cần xem lại"), Tone.WARN, "alert-triangle")
    return Badge(_("Đã kết luận"), Tone.OK, "circle-check")
