"""Background work of the room: an intake is read outside any transaction, then handed in by one action."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from thidua.campaigns.actions.reading import ReadDocument, keep_failure, keep_reading
from thidua.core import clock
from thidua.core.audit import SYSTEM
from thidua.core.jobs import Progress, job
from thidua.core.models import Job
from thidua.documents.actions.intake import READ_JOB
from thidua.documents.files import lent
from thidua.documents.logic.intake import IntakeState
from thidua.documents.models import Intake
from thidua.documents.read import UnreadableDocument
from thidua.documents.read.limited import read_limited

if TYPE_CHECKING:
    from thidua.campaigns.logic.reading.reading import Reading

UNEXPECTED = "Có lỗi ngoài dự kiến khi mở tệp; hãy thử đọc lại, nếu vẫn lỗi hãy báo quản trị viên."


@job(READ_JOB)
def read_intake(row: Job, progress: Progress) -> str:
    """Open the file in a limited process, recognise it, hand it in. Safe to run twice."""
    from thidua.campaigns.logic.reading.reading import read_launch_document  # noqa: PLC0415 - slow import

    intake = Intake.objects.select_related("file", "organisation", "uploaded_by").get(code=row.subject.split(":", 1)[1])
    if intake.state != IntakeState.READING:
        return "Văn bản đã được đọc."
    progress(1, 3, "Đang mở tệp")
    try:
        with lent(intake.file, intake.file_name) as path:
            source = read_limited(path, name=intake.file_name, progress=_by_page(progress))
    except UnreadableDocument as trouble:
        keep_failure(intake, trouble.message_vi, by=SYSTEM, on=clock.today())
        return trouble.message_vi
    except Exception:
        keep_failure(intake, UNEXPECTED, by=SYSTEM, on=clock.today())
        raise
    pages = source.pages or 1
    progress(pages, pages + 1, "Đang nhận diện chỉ tiêu")
    reading = read_launch_document(source)
    keep_reading(intake, ReadDocument(source, reading_json(reading)), by=SYSTEM, on=clock.today())
    progress(pages + 1, pages + 1, "Xong")
    return f"Đã đọc {len(reading.targets)} chỉ tiêu; mời rà soát."


def _by_page(progress: Progress) -> Callable[[int, int], None]:
    """The progress of the job, told page by page; the recognition afterwards is one step more."""

    def told(page: int, pages: int) -> None:
        progress(page, pages + 1, f"Đã đọc trang {page}/{pages}")

    return told


def reading_json(reading: Reading) -> dict[str, Any]:
    """The reading as JSON with the places of its head's facts, so that each can be lit up."""
    head = reading.header
    found = {
        name: getattr(head, name)
        for name in ("issuer", "parent", "number", "doc_type", "title", "theme", "place", "date")
    } | {"signer_title": head.signer_title, "signer_name": head.signer_name}
    spans = [{"field": name, "span": list(value.span)} for name, value in found.items() if value is not None]
    if head.period.span is not None:
        spans += [{"field": name, "span": list(head.period.span)} for name in ("start", "end")]
    return {**reading.as_json(), "doc_spans": spans}
