"""Every page in a real browser: no complaint in the console, no sideways scrolling, nothing that axe calls serious."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

AXE = (Path(__file__).resolve().parent.parent / "desk" / "vendor" / "axe.min.js").read_text(encoding="utf-8")
DISTRICT = "20.187"
PAGES = [
    "/",
    "/thong-bao/",
    "/tim-kiem/?q=bang",
    "/don-vi/",
    "/don-vi/cay/",
    f"/don-vi/{DISTRICT}/",
    f"/don-vi/{DISTRICT}/?muc=truc-thuoc",
    f"/don-vi/{DISTRICT}/?muc=ke-thua",
    f"/don-vi/{DISTRICT}/?muc=lich-su",
    f"/don-vi/{DISTRICT}/sap-nhap/",
    "/don-vi/them-moi/",
    "/ca-nhan/",
    "/ca-nhan/them-moi/",
    "/cum-khoi/",
    "/quan-tri/tai-khoan/",
    "/quan-tri/tai-khoan/chuyenvien/",
    "/quan-tri/tai-khoan/tao/",
    f"/quan-tri/nhap-excel/?don-vi={DISTRICT}",
    "/quan-tri/nhat-ky/",
    "/tai-khoan/mat-khau/",
    "/tai-khoan/phien/",
    "/tai-khoan/xac-thuc/",
    "/hoi-dong/",
    "/hoi-dong/lap-moi/",
]
SERIOUS = {"serious", "critical"}


def flaws(visitor: Visitor) -> list[str]:
    """What axe-core calls serious or critical on the page."""
    visitor.page.evaluate(AXE)
    found = visitor.page.evaluate("axe.run().then((report) => report.violations)")
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in SERIOUS]


@pytest.mark.parametrize("width", [1280, 360])
def test_the_sign_in_page_is_clean(visitor: type[Visitor], width: int) -> None:
    guest = visitor(width=width)
    guest.open("/")
    assert (guest.complaints, guest.overflows(), flaws(guest)) == ([], False, [])


@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_clean(visitor: type[Visitor], width: int) -> None:
    admin = visitor(width=width).sign_in("quantri", PASSWORD)
    seen = {}
    for path in PAGES:
        admin.open(path)
        seen[path] = (list(admin.complaints), admin.overflows(), flaws(admin))
        admin.complaints.clear()
    assert {path: seen[path] for path in PAGES if seen[path] != ([], False, [])} == {}
