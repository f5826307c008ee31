"""What goes out of a round: the report of its results as a paper, and the workbook that recomputes every point."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Crumb, crumb
from thidua.desk.tables.scoring import round_address
from thidua.desk.views.scoring_rounds import outcome_of, the_round
from thidua.scoring.actions.reports import write_result_report
from thidua.scoring.logic.card import score
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import inputs_of, published_inputs
from thidua.scoring.round_workbook import round_workbook


def write(request: Request, code: str) -> HttpResponse:
    """Let the system write the report of the results; it goes on as a paper."""
    on, row = clock.today(), the_round(request, code)
    require(policy.can_report_results(request.user, row, on))
    form = Form(posted(request))
    paper = submitted(request, form, lambda: write_result_report(row, by=request.user, on=on))
    if paper is not None:
        messages.success(request, _("Đã soạn báo cáo kết quả từ bảng đã công bố. Xem lại rồi trình ký."))
        return redirect("document_page", paper.code)
    title = _("Soạn báo cáo kết quả")
    page = FormPage(
        form=form, title=title, submit=title, back=round_address(row),
        lead=_("Báo cáo được soạn từ bảng đã công bố, có bảng xếp hạng, điểm liệt, kiến nghị và cách giải quyết."),
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"), Crumb(row.cluster.name, round_address(row))),
    )  # fmt: skip
    return ask(request, page)


def workbook(request: Request, code: str) -> HttpResponse:
    """The table and every card of the round, each point a formula over the cells it comes from."""
    row = the_round(request, code)
    found = outcome_of(request, row)
    if not found.rows:
        raise Http404
    if found.publication is not None:
        inputs = published_inputs(found.publication)
    else:
        inputs = inputs_of(row, record_of(row.cluster.organiser), clock.today())
    book = round_workbook(str(row.cluster), row.table, score(row.table, inputs), found.rows)
    return download(book, f"bang tinh {row.code}")
