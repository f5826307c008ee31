"""One of everything a page of exemplars, of the public, of the law or of old honours can be about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile

from tests.commendation.test_exemplars import TOLD, photo_of_a_telephone
from thidua.commendation.actions.exemplars import NewPicture, nominate, publish, verify
from thidua.commendation.actions.honour_batches import BroughtRow, bring_in
from thidua.commendation.actions.law import FigureFacts, set_figure
from thidua.commendation.actions.publishing import publish_honour
from thidua.commendation.actions.replications import copy_exemplar
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.local import MinimumShare
from thidua.commendation.steps.honours import HonourFacts
from thidua.demo.cast import Cast
from thidua.documents.actions.making.storing import stored_file

DAY = date(2024, 3, 20)


def exemplar_words(cast: Cast) -> dict[str, object]:
    """An exemplar that is shown with a picture and copied by a unit, an honour of a file, a figure of the district."""
    by, lead = cast.officer, cast.leader
    shots = [NewPicture(photo_of_a_telephone(), "Đường hoa")]
    row = nominate(cast.nhan_ly, TOLD, nominator=cast.nhan_ly, verifier=cast.district, pictures=shots, by=by, on=DAY)
    row = publish(verify(row, verification="Đúng", by=lead, on=DAY), consented=False, by=lead, on=DAY)
    copy = copy_exemplar(row, cast.bang_huu, since=DAY, deed="Làm theo", by=cast.bang_huu_head, on=DAY)
    facts = HonourFacts(AwardCode.EXCELLENT_COLLECTIVE, 2023, "9/QĐ", DAY, "Chủ tịch UBND huyện")
    rows = [BroughtRow(cast.nhan_ly, facts, "Xã Nhân Lý", "")]
    file = stored_file(ContentFile(b"PK", "cu.xlsx"), "cu.xlsx")
    batch = bring_in(rows, file=file, name="cu.xlsx", under=cast.district, by=by, on=DAY)
    publish_honour(batch.brought.get().honour, by=by, on=DAY)
    share = FigureFacts(MinimumShare(Trait.WOMAN, Decimal(30)), DAY, "QĐ 1")
    figure = set_figure(cast.district, share, by=by, on=DAY)
    return {
        "exemplar": row.code,
        "exemplar_picture": row.pictures.get().pk,
        "exemplar_copy": copy.pk,
        "honour_batch": batch.code,
        "honour": batch.brought.get().honour.code,
        "law_rule": "L06-2022.23",
        "law_figure": figure.pk,
    }
