"""A scanned document from the upload to the campaign: every number looked at on the picture of its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from tests.desk.conftest import DAY
from tests.documents.scan.made_scans import as_png, page
from thidua.campaigns.actions.adopt import adopt
from thidua.campaigns.logic.worksheet import worksheet_from
from thidua.core import jobs
from thidua.core.errors import Invalid
from thidua.core.models import AuditEntry, Job
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.documents.actions.intake import upload_document
from thidua.documents.models import Intake


@pytest.fixture
def scan(cast: Cast) -> Intake:
    upload = ContentFile(as_png(page()), "quét.png")
    intake = upload_document(upload, organisation=cast.district, by=cast.officer, on=DAY)
    jobs.run(Job.objects.latest("pk").pk)
    intake.refresh_from_db()
    return intake


def test_a_scan_is_adopted_only_after_every_number_was_seen(
    scan: Intake, cast: Cast, as_user: Callable[[User], Client]
) -> None:
    assert scan.state == "read"
    assert Job.objects.latest("pk").total == 2
    with pytest.raises(Invalid, match="chưa soát"):
        adopt(scan, version=scan.version, by=cast.officer, on=DAY)
    browser = as_user(cast.officer)
    shown = browser.get(reverse("intake_page", args=[scan.code])).content.decode()
    assert "chưa soát" in shown
    assert reverse("intake_picture", args=[scan.code, 1]) in shown
    picture = browser.get(reverse("intake_picture", args=[scan.code, 1]))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    ids = [number.id for number in worksheet_from(scan.draft).draft.numbers]
    before = AuditEntry.objects.count()
    answer = browser.post(reverse("intake_confirm", args=[scan.code]), {"ids": ids, "version": scan.version})
    assert answer.status_code == 200
    assert AuditEntry.objects.count() == before + 1
    scan.refresh_from_db()
    assert all(number.seen for number in worksheet_from(scan.draft).draft.numbers)


def test_a_page_that_is_no_scan_has_no_picture(cast: Cast, as_user: Callable[[User], Client]) -> None:
    upload = ContentFile("PHÁT ĐỘNG\nTrồng 85 ha rừng.".encode(), "a.txt")
    intake = upload_document(upload, organisation=cast.district, by=cast.officer, on=DAY)
    jobs.run(Job.objects.latest("pk").pk)
    assert as_user(cast.officer).get(reverse("intake_picture", args=[intake.code, 1])).status_code == 404
