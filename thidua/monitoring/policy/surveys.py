"""Who keeps the list of outside surveys, and who enters what they published of a unit."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.policy import CATALOGUERS
from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Role
from thidua.directory.policy import in_scope
from thidua.monitoring.models import Survey, SurveyScore

SCORERS = (Role.OFFICER,)
"""Who enters results of outside surveys."""


def can_keep_surveys(user: Actor, keeper: Organisation, on: date) -> Decision:
    """Officers and administrators of the organisation that keeps the survey."""
    if in_scope(user, keeper, on, *CATALOGUERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua hoặc quản trị viên của “%(unit)s” mới sửa được khảo sát này.") % {"unit": keeper}
    )


def can_edit_survey(user: Actor, survey: Survey, on: date) -> Decision:
    return can_keep_surveys(user, survey.keeper, on)


def can_record_score(user: Actor, survey: Survey, organisation: Organisation, on: date) -> Decision:
    """An officer whose scope holds the unit, while the survey is in use."""
    if survey.retired_on is not None:
        return deny(_("Khảo sát “%(name)s” đã ngừng dùng; hãy dùng lại trước khi nhập.") % {"name": survey.name})
    return _scores(user, organisation, on)


def can_edit_score(user: Actor, score: SurveyScore, on: date) -> Decision:
    """As entering it, while it stands."""
    return first_refusal(_standing(score), _scores(user, score.organisation, on))


def _scores(user: Actor, organisation: Organisation, on: date) -> Decision:
    if in_scope(user, organisation, on, *SCORERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua phụ trách “%(unit)s” mới nhập được kết quả khảo sát.") % {"unit": organisation}
    )


def _standing(score: SurveyScore) -> Decision:
    if score.withdrawn_on is None:
        return ALLOWED
    return deny(_("Kết quả này đã được rút; hãy nhập kết quả mới."))
