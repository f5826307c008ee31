"""Scanned documents under review: the picture of a page, and saying that a number was compared with it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from thidua.campaigns.logic.draft_operations import ConfirmNumbers
from thidua.core import clock
from thidua.desk.http import Request
from thidua.desk.review.page import source_of
from thidua.desk.views.review import answer_part, card_answer, intake_to_correct, review_page, save_operations
from thidua.documents.files import lent
from thidua.documents.queries import intakes_visible_to
from thidua.documents.read.errors import UnreadableDocument
from thidua.documents.read.page_picture import page_picture

A_DAY = 86_400


@require_GET
def picture(request: Request, code: str, number: int) -> HttpResponse:
    """A scanned page as it was read: upright, and with its stamps. Drawn in a limited process."""
    intake = get_object_or_404(intakes_visible_to(request.user, clock.today()), code=code)
    page = next((page for page in source_of(intake).scanned if page.number == number), None) if intake.source else None
    if page is None:
        raise Http404
    try:
        with lent(intake.file, intake.file_name) as path:
            data = page_picture(path, page)
    except UnreadableDocument as refusal:
        raise Http404 from refusal
    return HttpResponse(data, content_type="image/jpeg", headers={"Cache-Control": f"private, max-age={A_DAY}"})


@require_POST
def confirm(request: Request, code: str) -> HttpResponse:
    """Mark numbers as compared with the picture; the answer is the card they are on, or the list of the others."""
    on = clock.today()
    intake = intake_to_correct(request, code, on)
    ids = tuple(int(number) for number in request.POST.getlist("ids") if number.isdigit())
    refusal = save_operations(request, intake, [ConfirmNumbers(ids)], on)
    card = request.POST.get("card", "")
    if card.isdigit() and not refusal:
        return card_answer(request, intake, int(card), on, kept=True)
    page = review_page(request, intake, on, whole=False)
    return answer_part(request, "desk/intakes/_numbers.html", page, refusal=refusal, kept=not refusal)
