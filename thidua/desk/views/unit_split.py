"""One unit becomes several: a page with the new units in rows and the place of each unit below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page, crumb
from thidua.desk.tables.directory import unit_address
from thidua.desk.views.unit_changes import find_unit
from thidua.directory import policy, queries
from thidua.directory.actions import reorganisation
from thidua.directory.forms.splitting import NewPartForm, NewPartForms, SplitForm
from thidua.directory.models import Organisation

if TYPE_CHECKING:
    from django.forms import BaseFormSet


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPage(Page):
    """The form of the split and the rows of the new units."""

    unit: Organisation
    form: SplitForm
    parts: BaseFormSet[NewPartForm]


def split(request: Request, code: str) -> HttpResponse:
    """Make new units of one; it ends, or gives only a part away."""
    today = clock.today()
    unit = find_unit(request, code)
    require(policy.can_reorganise(request.user, [unit], None, today))
    form = SplitForm(posted(request), below=list(queries.children_on(unit, today)))
    parts = NewPartForms(posted(request))
    made = None
    if request.method == "POST" and parts.is_valid():
        made = submitted(
            request,
            form,
            lambda: reorganisation.split_organisation(form.split(unit, parts.forms), by=request.user, on=today),
        )
    if made is not None:
        messages.success(request, _("Đã chia tách thành: %(units)s.") % {"units": ", ".join(map(str, made))})
        return redirect(f"{unit_address(unit)}?muc=ke-thua")
    way = (crumb(_("Đơn vị"), "unit_list"), crumb(unit.name, "unit_page", unit.code))
    return render(request, "desk/units/split.html", {"page": SplitPage(unit=unit, form=form, parts=parts, crumbs=way)})
