"""Certificates to test with: a template of the district, a batch on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.campaigns.conftest import TODAY, Cast
from thidua.documents.actions.certificate_templates import TemplateFacts, create_template
from thidua.documents.actions.certificates import BatchFacts, draft_batch, issue_batch
from thidua.documents.logic.certificate_batches import Grantee
from thidua.documents.logic.certificates import CertificateKind, Stock
from thidua.documents.models import Certificate, CertificateBatch, CertificateTemplate

FACTS = BatchFacts(
    issuer="Chủ tịch Ủy ban nhân dân huyện Sông Mây",
    award="Giấy khen",
    decision_number="245/QĐ-UBND",
    decision_date=date(2024, 1, 5),
    place="Sông Mây",
    authority="Chủ tịch",
    signer="Nguyễn Văn An",
    merit="Đã có thành tích xuất sắc trong phong trào thi đua năm 2023",
)
PEOPLE = (Grantee("Bà Nguyễn Thị Hương", "Xã Bằng Hữu"), Grantee("Ông Lê Văn Bình", "Xã Chi Lăng"))


def a_template(cast: Cast, *, stock: Stock = Stock.BLANK, name: str = "Giấy khen") -> CertificateTemplate:
    facts = TemplateFacts(name, CertificateKind.CITATION, stock)
    return create_template(facts, organisation=cast.district, by=cast.officer, on=TODAY)


def a_batch(cast: Cast, people: Sequence[Grantee] = PEOPLE) -> CertificateBatch:
    return draft_batch(FACTS, people, template=a_template(cast), by=cast.officer, on=TODAY)


def issued(cast: Cast, people: Sequence[Grantee] = PEOPLE) -> list[Certificate]:
    batch = issue_batch(a_batch(cast, people), by=cast.officer, on=TODAY)
    return list(batch.certificates.select_related("batch__organisation", "batch__template").order_by("number"))
