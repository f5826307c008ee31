"""Whose turn it is with a dossier, in one sentence, and where the next page is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import policy, queries
from thidua.commendation.decision_queries import decision_holding
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier
from thidua.core.badges import Tone
from thidua.council.queries import items_about, items_visible_to, meetings_taking_items, standing_abouts
from thidua.directory.models import User


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next; ``url`` leads there where the reader has a page for it, ``action`` names the link."""

    words: str
    url: str = ""
    action: str = ""
    tone: Tone = Tone.INFO


def next_step_of(dossier: Dossier, user: User, on: date) -> NextStep | None:
    """The sentence for the state of the dossier; None where the page says it already, or nothing comes any more."""
    say = _SAYING.get(DossierState(dossier.state))
    return say(dossier, user, on) if say else None


def _draft(dossier: Dossier, _user: User, _on: date) -> NextStep:
    words = _("%(unit)s viết báo cáo, đủ giấy tờ rồi bấm Gửi hồ sơ.") % {"unit": dossier.proposer}
    return NextStep(words)


def _submitted(dossier: Dossier, _user: User, _on: date) -> NextStep:
    return NextStep(_("Chờ %(unit)s tiếp nhận.") % {"unit": dossier.appraiser})


def _received(dossier: Dossier, _user: User, _on: date) -> NextStep:
    return NextStep(_("%(unit)s đang thẩm định.") % {"unit": dossier.appraiser})


def _appraised(dossier: Dossier, _user: User, _on: date) -> NextStep:
    if dossier.simplified:
        return NextStep(_("Đã thẩm định xong: trình quyết định ngay theo thủ tục đơn giản."))
    return NextStep(_("Đã thẩm định xong: chuyển Hội đồng xét, hoặc trình quyết định nếu không phải qua Hội đồng."))


def _in_council(dossier: Dossier, user: User, on: date) -> NextStep:
    if dossier.council_result.get("passed"):
        return NextStep(_("Hội đồng đã thông qua: chờ trình người có thẩm quyền quyết định."), tone=Tone.OK)
    if standing_abouts([dossier.subject]):
        return _on_agenda(dossier, user, on)
    words = _("Chờ đưa vào chương trình một phiên họp của Hội đồng.")
    if not policy.can_appraise(user, dossier, on):
        return NextStep(words)
    meeting = meetings_taking_items(user, on).filter(council__organisation=dossier.appraiser).first()
    if meeting is None:
        return NextStep(words, reverse("council_list"), _("Triệu tập phiên họp"), Tone.WARN)
    url = f"{reverse('agenda_pick', args=[meeting.code])}?ho-so={dossier.code}"
    return NextStep(words, url, _("Đưa vào phiên %(code)s") % {"code": meeting.code}, Tone.WARN)


def _on_agenda(dossier: Dossier, user: User, on: date) -> NextStep:
    item = items_about(dossier.subject)[0]
    words = _("Hội đồng xét tại phiên họp ngày %(day)s.") % {"day": f"{item.meeting.held_on:%d/%m/%Y}"}
    if not items_visible_to(user, on).filter(pk=item.pk).exists():
        return NextStep(words)
    return NextStep(words, reverse("agenda_item", args=[item.meeting.code, item.position]), _("Mở nội dung họp"))


def _proposed(dossier: Dossier, user: User, on: date) -> NextStep:
    decision = decision_holding(dossier, user, on)
    if decision is not None:
        words = _("Đã đưa vào danh sách của %(code)s, chờ ký và ban hành.") % {"code": decision.code}
        return NextStep(words, reverse("decision_page", args=[decision.code]), _("Mở quyết định"))
    words = _("Chờ đưa vào danh sách của một quyết định khen thưởng.")
    if not policy.can_appraise(user, dossier, on):
        return NextStep(words)
    return NextStep(words, f"{reverse('decision_new')}?ho-so={dossier.code}", _("Lập quyết định"), Tone.WARN)


def _awarded(dossier: Dossier, user: User, on: date) -> NextStep | None:
    honour = queries.honours_visible_to(user, on).filter(dossier=dossier).first()
    if honour is None:
        return None
    words = _("Đã khen thưởng theo Quyết định số %(number)s.") % {"number": honour.decision_number}
    return NextStep(words, reverse("honour_page", args=[honour.code]), _("Xem thành tích được khen"), Tone.OK)


_SAYING: Mapping[DossierState, Callable[[Dossier, User, date], NextStep | None]] = {
    DossierState.DRAFT: _draft,
    DossierState.SUBMITTED: _submitted,
    DossierState.RECEIVED: _received,
    DossierState.APPRAISED: _appraised,
    DossierState.IN_COUNCIL: _in_council,
    DossierState.PROPOSED: _proposed,
    DossierState.AWARDED: _awarded,
}
"""Returned, refused and withdrawn dossiers say on their page why they are where they are."""
