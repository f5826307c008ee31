"""Dossiers for the level above: put together as a package, and packages of the level below taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import decision_queries as queries
from thidua.commendation.actions.onward import make_package, receive_package
from thidua.commendation.forms.packages import PackageForm
from thidua.commendation.logic.onward import opened, sha256_of
from thidua.commendation.models import Dossier, ReceivedPackage
from thidua.commendation.onward_plan import PackagePlan, plan_package, to_hand_up
from thidua.commendation.policy import APPRAISERS
from thidua.core import clock, parcels
from thidua.core.badges import Badge
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import ALLOWED, deny
from thidua.core.parcels import Parcel
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.dry_run import OUTCOME_BADGES
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.views.decisions import room_tabs
from thidua.desk.views.intakes import highest
from thidua.desk.views.kept_files import download as download_kept
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, organisations_on

ZIP = "application/zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardPage(Page):
    """What waits to be handed up, and what came from below."""

    sender: Organisation | None
    dossiers: tuple[Dossier, ...]
    packages: Iterable[ReceivedPackage]


def _body(request: Request, on: date) -> Organisation | None:
    """The body for which the reader hands dossiers up: the highest of those served as officer."""
    served = organisations_on(on).filter(pk__in=organisations_of(request.user, on, *APPRAISERS))
    return highest(served, on)


def onward_list(request: Request) -> HttpResponse:
    """Dossiers to hand up; a POST gives the package of the chosen ones."""
    on = clock.today()
    sender = _body(request, on)
    rows = to_hand_up(sender, on) if sender else []
    if request.method == "POST":
        return _package(request, sender, rows, on)
    page = OnwardPage(
        sender=sender,
        dossiers=tuple(rows),
        packages=queries.packages_visible_to(request.user, on)[:50],
        tabs=room_tabs("onward_list"),
    )
    return render(request, "desk/onward/list.html", {"page": page})


def _package(request: Request, sender: Organisation | None, rows: list[Dossier], on: date) -> HttpResponse:
    require(ALLOWED if sender else deny(_("Chỉ chuyên viên thi đua, khen thưởng mới lập được gói hồ sơ.")))
    assert sender is not None
    chosen = [row for row in rows if row.code in request.POST.getlist("ho-so")]
    try:
        data = make_package(sender, chosen, by=request.user, on=on)
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
        return redirect("onward_list")
    name = f"ho-so-{sender.code}-{on:%Y%m%d}.zip"
    return HttpResponse(data, ZIP, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _crumbs() -> tuple[Crumb, ...]:
    return (crumb(_("Trình cấp trên"), "onward_list"),)


def receive(request: Request) -> HttpResponse:
    """Choose a package; nothing is taken in by looking into it."""
    on = clock.today()
    bodies = organisations_on(on).filter(pk__in=organisations_of(request.user, on, *APPRAISERS))
    require(ALLOWED if bodies.exists() else deny(_("Chỉ chuyên viên thi đua, khen thưởng mới nhận được gói hồ sơ.")))
    start = {"appraiser": getattr(highest(bodies, on), "code", None)}
    form = PackageForm(posted(request), request.FILES or None, initial=start, bodies=bodies)
    token = submitted(request, form, lambda: parcels.hold(form.cleaned_data["file"], request.user))
    if token is not None:
        address = reverse("onward_review", args=[token])
        return redirect(f"{address}?co-quan={form.cleaned_data['appraiser'].code}")
    title = _("Nhận gói hồ sơ cấp dưới trình")
    page = FormPage(form=form, title=title, submit=_("Xem trước"), back=reverse("onward_list"), crumbs=_crumbs())
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage(Page):
    """A dry run: what taking the package in would do, dossier by dossier."""

    plan: PackagePlan
    appraiser: Organisation
    name: str
    digest: str
    badges: Mapping[str, Badge]
    counts: Mapping[str, int]
    takes: int


def review(request: Request, token: str) -> HttpResponse:
    """Look into a package; a POST takes it in."""
    on = clock.today()
    parcel = parcels.opened(token, request.user)
    bodies = organisations_on(on).filter(pk__in=organisations_of(request.user, on, *APPRAISERS))
    appraiser = get_object_or_404(bodies, code=request.GET.get("co-quan", ""))
    if parcel is None:
        raise Http404
    if request.method == "POST":
        return _take_in(request, token, parcel, appraiser)
    plan = plan_package(opened(parcel.content).manifest, on)
    counts = {outcome.value: count for outcome, count in plan.counts().items()}
    page = ReviewPage(
        plan=plan,
        appraiser=appraiser,
        name=parcel.name,
        digest=sha256_of(parcel.content),
        badges={
            outcome.value: Badge(str(words), tone, icon) for outcome, (words, tone, icon) in OUTCOME_BADGES.items()
        },
        counts=counts,
        takes=counts["new"] + counts["changed"],
        crumbs=_crumbs(),
    )
    return render(request, "desk/onward/review.html", {"page": page})


def _take_in(request: Request, token: str, parcel: Parcel, appraiser: Organisation) -> HttpResponse:
    try:
        row = receive_package(parcel.content, parcel.name, appraiser=appraiser, by=request.user, on=clock.today())
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    parcels.throw_away(token, request.user)
    messages.success(
        request,
        counted("Đã nhận %(count)d hồ sơ, chờ tiếp nhận thẩm định.", row.dossiers.count())
        % {"count": row.dossiers.count()},
    )
    return redirect("onward_package", row.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagePage(Page):
    """A package that was taken in, with what its dossiers became."""

    package: ReceivedPackage


def the_package(request: Request, code: str) -> ReceivedPackage:
    """The package of this code, if the reader sees it."""
    return get_object_or_404(queries.packages_visible_to(request.user, clock.today()), code=code)


def package_page(request: Request, code: str) -> HttpResponse:
    """One package."""
    page = PackagePage(package=the_package(request, code), crumbs=_crumbs())
    return render(request, "desk/onward/package.html", {"page": page})


def package_file(request: Request, code: str) -> FileResponse:
    """The ZIP as it came."""
    package = the_package(request, code)
    return download_kept(package.file, package.file.name)
