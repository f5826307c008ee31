"""Registration and pledge on the screen."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from thidua.demo.cast import Cast
from thidua.directory.actions.clusters import ClusterDraft, create_cluster, hand_over_headship
from thidua.directory.models import User
from thidua.scoring.models import Pledge, Registration, RegistrationCall

AsUser = Callable[[User], Client]


def test_units_register_and_their_head_approves(cast: Cast, as_user: AsUser) -> None:
    facts = ClusterDraft("CUM-1", 2025, "Cụm 1")
    create_cluster(facts, organiser=cast.district, members=[cast.bang_huu], by=cast.officer, on=cast.on)
    sent = {"organiser": cast.district.pk, "year": 2025, "due_on": "01/04/2024", "legal_basis": ""}
    as_user(cast.officer).post("/cham-diem/dang-ky/mo-dot/", sent)
    wanted = {
        "call": RegistrationCall.objects.get().pk, "organisation": cast.bang_huu.pk, "person": "",
        "titles": "Tập thể lao động xuất sắc\n", "targets": "Trồng 100 ha rừng\nKhông còn nhà tạm",
    }  # fmt: skip
    officer = as_user(cast.bang_huu_officer)
    page = officer.post("/cham-diem/dang-ky/lap-moi/", wanted, follow=True).content.decode()
    assert "Không còn nhà tạm" in page and "Gửi duyệt" in page
    path = f"/cham-diem/dang-ky/{Registration.objects.get().code}/"
    officer.post(f"{path}buoc/gui/")
    head = as_user(cast.bang_huu_head)
    assert "Duyệt" in head.get(path).content.decode()
    head.post(f"{path}buoc/duyet/")
    assert Registration.objects.get().state == "approved"
    assert Registration.objects.get().code in head.get("/cham-diem/dang-ky/").content.decode()


def test_a_pledge_is_drafted_opened_and_signed(cast: Cast, as_user: AsUser) -> None:
    facts, members = ClusterDraft("CUM-1", 2024, "Cụm 1"), [cast.bang_huu, cast.nhan_ly]
    cluster = create_cluster(facts, organiser=cast.district, members=members, by=cast.officer, on=cast.on)
    hand_over_headship(cluster, to=cast.bang_huu, since=cast.on, by=cast.officer, on=cast.on)
    path = "/cham-diem/giao-uoc/2024/CUM-1/"
    head = as_user(cast.bang_huu_head)
    assert "Soạn giao ước" in head.get(path).content.decode()
    head.post(f"{path}soan/", {"targets": "Trồng 100 ha rừng"})
    head.post(f"{path}moi-ky/", {"sign_by": "01/04/2024"})
    head.post(f"{path}ky/")
    as_user(cast.nhan_ly_head).post(f"{path}ky/")
    assert Pledge.objects.get().state == "signed"
    assert "Đã ký" in as_user(cast.nhan_ly_head).get(path).content.decode()
