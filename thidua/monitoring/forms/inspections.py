"""Forms of inspections: plans, groups, the check list of a visit, findings and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Campaign
from thidua.directory.forms.fields import day_field, named, one_of
from thidua.directory.models import Organisation, User
from thidua.monitoring.actions.inspections import PlanFacts, VisitFacts
from thidua.monitoring.actions.visits import Check, FindingDraft, VisitRecord
from thidua.monitoring.forms.several_files import files_field, lines, pictures_field
from thidua.monitoring.logic.checklists import CHECKLISTS, read_items
from thidua.monitoring.logic.inspection_states import CheckAnswer, Severity
from thidua.monitoring.models import CheckItem, Finding, InspectionPlan, Visit
from thidua.monitoring.models.inspection_labels import CHECK_ANSWERS, SEVERITIES
from thidua.monitoring.models.labels import choices

FIRST_YEAR, LAST_YEAR = 2000, 2100
PLAN_FIELDS = ("title", "year", "starts", "ends", "purpose", "decision_number", "decision_date")
FINDING_FIELDS = ("text", "severity", "remedy", "owner_text", "due_on")


class PlanForm(forms.Form):
    """A plan with its check list, one question a line."""

    organisation = one_of(Organisation.objects.none(), _("Cơ quan kiểm tra"))
    title = forms.CharField(label=_("Tên kế hoạch"), max_length=500)
    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    campaign = one_of(Campaign.objects.none(), _("Về phong trào"), required=False)
    starts = day_field(_("Từ ngày"))
    ends = day_field(_("Đến hết ngày"))
    decision_number = forms.CharField(label=_("Số quyết định, kế hoạch"), max_length=60, required=False)
    decision_date = day_field(_("Ngày quyết định"), required=False)
    purpose = forms.CharField(label=_("Mục đích, yêu cầu"), required=False, widget=lines(4))
    checklist = forms.CharField(
        label=_("Nội dung kiểm tra"),
        required=False,
        widget=lines(10),
        help_text=_("Mỗi dòng một nội dung; từng cuộc kiểm tra sẽ có bảng này để đánh dấu."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, campaigns: QuerySet[Campaign], bodies: QuerySet[Organisation] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = campaigns  # type: ignore[attr-defined]  # a ModelChoiceField
        if bodies is None:
            del self.fields["organisation"]
            return
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def initial_of(plan: InspectionPlan) -> dict[str, Any]:
        found: dict[str, Any] = {name: getattr(plan, name) for name in PLAN_FIELDS}
        campaign = plan.campaign.code if plan.campaign else None
        return found | {"campaign": campaign, "checklist": "\n".join(plan.checklist), "version": plan.version}

    @staticmethod
    def starting_with(names: Iterable[str], on: date) -> dict[str, Any]:
        """A new plan of this year with the questions of the named check lists."""
        known = [CHECKLISTS[name] for name in names if name in CHECKLISTS] or [CHECKLISTS["movement"]]
        items = dict.fromkeys(item for checklist in known for item in checklist.items)
        return {"year": on.year, "starts": on, "checklist": "\n".join(items)}

    def facts(self) -> PlanFacts:
        data = self.cleaned_data
        return PlanFacts(
            **{name: data[name] for name in PLAN_FIELDS},
            campaign=data["campaign"],
            checklist=read_items(data["checklist"]),
        )


class GroupForm(forms.Form):
    """A unit to visit, the day, and who goes; for a visit that exists the unit stands."""

    organisation = named(Organisation.objects.none(), _("Đơn vị được kiểm tra"))
    planned_on = day_field(_("Ngày kiểm tra"))
    place = forms.CharField(label=_("Địa điểm"), max_length=300, required=False)
    leader = forms.ModelChoiceField(User.objects.none(), label=_("Trưởng đoàn"), to_field_name="username")
    members = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Thành viên"),
        required=False,
        to_field_name="username",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Trưởng đoàn luôn là thành viên."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, people: QuerySet[User], units: QuerySet[Organisation] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("leader", "members"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]  # choice fields of models
        if units is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def initial_of(visit: Visit) -> dict[str, Any]:
        members = list(visit.members.all())
        return {
            "planned_on": visit.planned_on,
            "place": visit.place,
            "leader": next((row.user.username for row in members if row.is_leader), None),
            "members": [row.user.username for row in members],
            "version": visit.version,
        }

    def facts(self) -> VisitFacts:
        data = self.cleaned_data
        members = tuple(dict.fromkeys((data["leader"], *data["members"])))
        return VisitFacts(data["planned_on"], members, data["leader"], data["place"])


class VisitForm(forms.Form):
    """What is written down on site: every line of the check list, photographs, minutes."""

    visited_on = day_field(_("Ngày đã kiểm tra"), required=False, help_text=_("Bỏ trống khi đang kiểm tra dở."))
    place = forms.CharField(label=_("Địa điểm"), max_length=300, required=False)
    minutes = forms.CharField(label=_("Biên bản"), required=False, widget=lines(6))
    minutes_file = forms.FileField(label=_("Tệp biên bản đã ký"), required=False)
    photos = pictures_field(_("Chụp hoặc chọn ảnh"))
    without = forms.MultipleChoiceField(label=_("Bỏ ảnh"), required=False, widget=forms.CheckboxSelectMultiple)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, visit: Visit, items: Iterable[CheckItem], **kwargs: Any) -> None:
        kwargs.setdefault("initial", _visit_initial(visit))
        super().__init__(*args, **kwargs)
        self.items = tuple(items)
        for item in self.items:
            answer = forms.ChoiceField(
                label=item.text,
                required=False,
                choices=choices(CHECK_ANSWERS),
                widget=forms.RadioSelect,
                initial=item.answer,
            )
            note = forms.CharField(label=_("Ghi chú"), required=False, initial=item.note, widget=lines(1))
            self.fields |= {f"answer_{item.position}": answer, f"note_{item.position}": note}
        shown = getattr(visit, "shown", [])
        self.fields["without"].choices = [(str(photo.pk), str(photo)) for photo in shown]  # type: ignore[attr-defined]

    def rows(self) -> list[tuple[CheckItem, forms.BoundField, forms.BoundField]]:
        """Each line of the list with its two fields."""
        return [(item, self[f"answer_{item.position}"], self[f"note_{item.position}"]) for item in self.items]

    def facts(self) -> VisitRecord:
        data = self.cleaned_data
        checks = {
            item.position: Check(CheckAnswer(data[f"answer_{item.position}"]), data[f"note_{item.position}"])
            for item in self.items
        }
        return VisitRecord(
            data["visited_on"],
            data["place"],
            data["minutes"],
            checks,
            data["photos"],
            [int(number) for number in data["without"]],
            data["minutes_file"],
        )


def _visit_initial(visit: Visit) -> dict[str, Any]:
    return {
        "visited_on": visit.visited_on,
        "place": visit.place,
        "minutes": visit.minutes,
        "version": visit.version,
    }


class FindingForm(forms.Form):
    """A finding: what, how grave, what to do, who, by when."""

    text = forms.CharField(label=_("Phát hiện"), widget=lines(4))
    severity = forms.ChoiceField(label=_("Mức độ"), choices=choices(SEVERITIES))
    remedy = forms.CharField(label=_("Việc phải làm"), widget=lines(3))
    owner = named(Organisation.objects.none(), _("Đơn vị khắc phục"))
    owner_text = forms.CharField(label=_("Người, bộ phận phụ trách"), max_length=200, required=False)
    due_on = day_field(_("Hạn khắc phục"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField

    @staticmethod
    def initial_of(finding: Finding) -> dict[str, Any]:
        found: dict[str, Any] = {name: getattr(finding, name) for name in FINDING_FIELDS}
        return found | {"owner": finding.owner, "version": finding.version}

    def facts(self) -> FindingDraft:
        data = self.cleaned_data
        return FindingDraft(
            data["text"], Severity(data["severity"]), data["remedy"], data["owner"], data["due_on"], data["owner_text"]
        )


class NumberForm(forms.Form):
    """The number under which conclusions go out."""

    number = forms.CharField(label=_("Số thông báo kết luận"), max_length=60)


class AnswerForm(forms.Form):
    """How a finding was mended."""

    text = forms.CharField(label=_("Việc đã làm"), widget=lines(5))
    papers = files_field(_("Tài liệu chứng minh"))


class ExtendForm(forms.Form):
    """A later day, and why."""

    due_on = day_field(_("Hạn mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=lines(3))
