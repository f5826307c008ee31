"""A cluster at work on the screen: its pledge taken back, its meetings minuted, its head and deputies elected."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from tests.desk.scoring.judging_life import opened
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.directory.queries import cluster_deputies_on, cluster_head_on
from thidua.scoring.models import ClusterMeeting, Pledge

AsUser = Callable[[User], Client]
PATH = "/cham-diem/giao-uoc/2024/CUM-1/"


def test_members_read_the_pledge_they_are_asked_to_sign(cast: Cast, as_user: AsUser) -> None:
    opened(cast)
    head = as_user(cast.bang_huu_head)
    head.post(f"{PATH}soan/", {"targets": "Trồng 100 ha rừng"})
    assert "Trồng 100 ha rừng" not in as_user(cast.nhan_ly_head).get(PATH).content.decode()
    as_user(cast.bang_huu_head).post(f"{PATH}moi-ky/", {"sign_by": "22/03/2024"})
    page = as_user(cast.nhan_ly_head).get(PATH).content.decode()
    assert "Trồng 100 ha rừng" in page and "còn 2 ngày" in page and "Ký thay mặt" in page


def test_a_pledge_taken_back_loses_its_signatures(cast: Cast, as_user: AsUser) -> None:
    opened(cast)
    head = as_user(cast.bang_huu_head)
    head.post(f"{PATH}soan/", {"targets": "Trồng 100 ha rừng"})
    head.post(f"{PATH}moi-ky/", {"sign_by": "22/03/2024"})
    head.post(f"{PATH}ky/")
    assert "không còn giá trị" in head.get(f"{PATH}soan-lai/").content.decode()
    head.post(f"{PATH}soan-lai/", {"reason": "Sửa chỉ tiêu"})
    assert (Pledge.objects.get().state, Pledge.objects.get().signatures.count()) == ("draft", 0)


def meeting(cast: Cast) -> dict[str, object]:
    members = [cast.bang_huu.code, cast.nhan_ly.code, cast.bang_mac.code]
    return {
        "kind": "year_end", "held_on": "20/03/2024", "place": "Hội trường", "present": members,
        "conclusions": "Bình xét xong", "elected": cast.nhan_ly.code, "votes": 2, "deputies": [cast.bang_mac.code],
    }  # fmt: skip


def test_minutes_are_kept_and_those_elected_take_office(cast: Cast, as_user: AsUser) -> None:
    cluster = opened(cast).cluster
    as_user(cast.bang_huu_head).post(f"{PATH}hop/", meeting(cast))
    row = ClusterMeeting.objects.get()
    assert row.paper is not None and "Đơn vị phó: Xã Bằng Mạc" in str(row.paper.document)
    assert as_user(cast.bang_huu_head).get(f"{PATH}hop/{row.pk}/bau/").status_code == 403
    officer = as_user(cast.officer)
    officer.post(f"{PATH}hop/{row.pk}/bau/", {"cluster": cluster.pk, "since": "21/03/2024"})
    day = cast.on.replace(day=22)
    assert cluster_head_on(cluster, day) == cast.nhan_ly
    assert list(cluster_deputies_on(cluster, day)) == [cast.bang_mac]
    assert "2 phiếu" in officer.get(PATH).content.decode()


def test_impossible_minutes_are_refused_with_what_was_typed(cast: Cast, as_user: AsUser) -> None:
    opened(cast)
    head = as_user(cast.bang_huu_head)
    for wrong, words in (
        ({"votes": 4}, "Số phiếu không thể nhiều hơn số đơn vị có mặt."),
        ({"held_on": "21/03/2024"}, "Ngày họp chưa tới."),
        ({"deputies": [cast.nhan_ly.code]}, "không đồng thời là đơn vị phó"),
    ):
        page = head.post(f"{PATH}hop/", {**meeting(cast), **wrong}).content.decode()
        assert words in page and "Bình xét xong" in page
    assert not ClusterMeeting.objects.exists()
