"""An exemplar from nomination to the public, and what becomes of the units that copy it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from tests.commendation.conftest import DAY
from tests.remembering import remembered, the_district
from thidua.commendation.actions.exemplars import (
    NewPicture,
    Story,
    add_pictures,
    edit_exemplar,
    nominate,
    publish,
    remove_picture,
    verify,
    withdraw,
)
from thidua.commendation.actions.record import place_hold
from thidua.commendation.actions.replications import Result, copy_exemplar, tell_result
from thidua.commendation.exemplar_queries import (
    exemplars_visible_to,
    published_exemplars,
    published_picture,
    results_to_tell,
    to_publish,
    to_verify,
)
from thidua.commendation.logic.exemplars import ExemplarField, Outcome
from thidua.commendation.logic.terms import HoldReason
from thidua.commendation.models import Exemplar, ExemplarPicture, Replication
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.demo.cast import Cast
from thidua.documents.files import open_stored

TOLD = Story(
    ExemplarField.COUNTRYSIDE,
    "Tổ tự quản giữ đường hoa",
    "Mười hai hộ tự trồng và chăm ba cây số đường hoa.",
    "Năm 2022 đường thôn còn đầy rác.\n\nMười hai hộ góp công mỗi chiều thứ bảy.",
)


@pytest.fixture(autouse=True)
def files_of_its_own(settings: object, tmp_path: object) -> None:
    settings.FILES = tmp_path  # type: ignore[attr-defined]


def photo_of_a_telephone() -> ContentFile[bytes]:
    """A picture lying on its side that says where it was taken and by whom."""
    tags = Image.Exif()
    tags[0x0112], tags[0x010E], tags[0x013B] = 6, "Nhà riêng", "Nguyễn Văn A"
    tags.get_ifd(0x8825)[1] = "N"
    stream = BytesIO()
    Image.new("RGB", (2400, 1200), "green").save(stream, "JPEG", exif=tags)
    return ContentFile(stream.getvalue(), "IMG_001.jpg")


def made(cast: Cast) -> Exemplar:
    return nominate(
        cast.bang_huu,
        TOLD,
        nominator=cast.bang_huu,
        verifier=cast.district,
        pictures=[NewPicture(photo_of_a_telephone(), "Đường hoa thôn Bằng Hữu")],
        by=cast.bang_huu_officer,
        on=DAY,
    )


def shown(cast: Cast, row: Exemplar) -> Exemplar:
    checked = verify(row, verification="Đã đến thôn ngày 05/12.", by=cast.officer, on=DAY)
    return publish(checked, consented=False, by=cast.leader, on=DAY)


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


@pytest.fixture
def row(cast: Cast) -> Exemplar:
    return made(cast)


def test_what_a_unit_nominates_goes_through_other_hands_to_the_public(cast: Cast, row: Exemplar) -> None:
    assert Notice.objects.filter(recipient=cast.officer.audit_key, kind="exemplar.nominated").exists()
    assert (list(to_verify(cast.officer, DAY)), list(published_exemplars())) == ([row], [])
    checked = verify(row, verification="Đã đến thôn ngày 05/12.", by=cast.officer, on=DAY)
    assert list(to_publish(cast.leader, DAY)) == [row]
    publish(checked, consented=False, by=cast.leader, on=DAY)
    assert list(published_exemplars()) == [row]
    withdraw(row, reason="Thông tin không còn đúng", by=cast.officer, on=DAY)
    assert list(published_exemplars()) == []
    told = AuditEntry.objects.filter(subject=row.subject).order_by("seq").values_list("code", flat=True)
    assert [code.removeprefix("exemplar.") for code in told] == ["nominated", "verified", "published", "withdrawn"]


def test_nobody_verifies_what_they_nominated(cast: Cast) -> None:
    row = nominate(cast.bang_huu, TOLD, nominator=cast.bang_huu, verifier=cast.district, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="không tự xác minh"):
        verify(row, verification="Đúng", by=cast.officer, on=DAY)
    assert list(to_verify(cast.officer, DAY)) == []
    assert verify(row, verification="Đúng", by=cast.leader, on=DAY).verified_by == cast.leader


def test_others_neither_nominate_nor_see_what_is_not_published(cast: Cast, row: Exemplar) -> None:
    with pytest.raises(NotAllowed, match="mới đề cử thay"):
        nominate(cast.bang_huu, TOLD, nominator=cast.bang_huu, verifier=cast.district, by=cast.nhan_ly_officer, on=DAY)
    readers = (cast.bang_huu_officer, cast.officer, cast.auditor, cast.nhan_ly_officer, cast.stranger)
    assert [exemplars_visible_to(user, DAY).count() for user in readers] == [1, 1, 1, 0, 0]
    shown(cast, row)
    assert [exemplars_visible_to(user, DAY).count() for user in readers] == [1, 1, 1, 1, 0]


def test_a_person_is_shown_with_consent_and_not_while_something_is_looked_into(cast: Cast) -> None:
    person = cast.bang_huu_officer.person
    assert person is not None
    row = nominate(person, TOLD, nominator=cast.bang_huu, verifier=cast.district, by=cast.bang_huu_head, on=DAY)
    row = verify(row, verification="Đúng", by=cast.officer, on=DAY)
    with pytest.raises(Invalid, match="đã đồng ý"):
        publish(row, consented=False, by=cast.officer, on=DAY)
    place_hold(person, HoldReason.DENUNCIATION, note="", since=DAY, by=cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="tạm dừng"):
        publish(row, consented=True, by=cast.officer, on=DAY)


def test_a_picture_keeps_its_pixels_upright_and_nothing_else(cast: Cast, row: Exemplar) -> None:
    picture = row.pictures.get()
    with open_stored(picture.file) as stream, Image.open(stream) as image:
        assert (image.format, image.size) == ("JPEG", (800, 1600))
        assert (dict(image.getexif()), {"exif", "icc_profile", "comment"} & set(image.info)) == ({}, set())
    assert (picture.width, picture.height, picture.alt) == (800, 1600, "Đường hoa thôn Bằng Hữu")


def test_what_is_no_picture_or_has_no_words_is_refused_and_nothing_is_kept(cast: Cast, row: Exemplar) -> None:
    for upload, alt, field in (
        (ContentFile(b"%PDF-1.7", "anh.jpg"), "Ảnh", "pictures"),
        (photo_of_a_telephone(), " ", "alt"),
    ):
        with pytest.raises(Invalid) as refusal:
            add_pictures(row, [NewPicture(upload, alt)], by=cast.bang_huu_officer, on=DAY)
        assert list(refusal.value.fields) == [field]
    assert row.pictures.count() == 1


def test_a_picture_taken_away_is_shown_nowhere(cast: Cast, row: Exemplar) -> None:
    picture = row.pictures.get()
    assert published_picture(picture.pk) is None
    shown(cast, row)
    assert published_picture(picture.pk) == picture
    with pytest.raises(NotAllowed, match="Sau khi xác minh"):
        remove_picture(picture, by=cast.bang_huu_officer, on=DAY)
    remove_picture(ExemplarPicture.objects.get(), by=cast.officer, on=DAY)
    assert published_picture(picture.pk) is None


def test_of_two_who_edit_at_once_the_second_is_told(cast: Cast, row: Exemplar) -> None:
    better = Story(TOLD.field, TOLD.title, TOLD.summary, "Viết lại.\n\n\nHai đoạn.")
    edit_exemplar(row, better, version=1, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(Conflict, match="vừa được người khác sửa"):
        edit_exemplar(row, TOLD, version=1, by=cast.bang_huu_head, on=DAY)
    row.refresh_from_db()
    assert row.story.startswith("Viết lại.")


def test_a_unit_that_copies_is_asked_after_six_months_and_tells_the_result(cast: Cast) -> None:
    row = remembered(("exemplar shown", DAY), lambda: shown(cast, made(cast)))
    copy = copy_exemplar(
        row, cast.nhan_ly, since=date(2024, 8, 31), deed="Trồng 1 km.", by=cast.nhan_ly_officer, on=DAY
    )
    assert copy.due_on == date(2025, 2, 28)
    days = (date(2025, 1, 28), date(2025, 1, 29), date(2025, 6, 1))
    assert [list(results_to_tell(cast.nhan_ly_officer, day)) for day in days] == [[], [copy], [copy]]
    with pytest.raises(Invalid, match="đơn vị tính"):
        tell_result(copy, Result(Outcome.SPREADS, "Tốt", Decimal(3)), by=cast.nhan_ly_officer, on=DAY)
    tell_result(copy, Result(Outcome.SPREADS, "Tốt", Decimal(3), "km"), by=cast.nhan_ly_head, on=date(2025, 3, 1))
    assert list(results_to_tell(cast.nhan_ly_officer, days[2])) == []
    assert [(vars(shown)["copies"], vars(shown)["told"]) for shown in published_exemplars()] == [(1, 1)]


def test_only_what_is_published_is_copied_once_and_by_the_unit_itself(cast: Cast, row: Exemplar) -> None:
    since = date(2024, 9, 1)
    with pytest.raises(NotAllowed, match="đã công bố"):
        copy_exemplar(row, cast.nhan_ly, since=since, deed="Làm theo", by=cast.nhan_ly_officer, on=DAY)
    row = shown(cast, row)
    with pytest.raises(NotAllowed, match="mới ghi được"):
        copy_exemplar(row, cast.nhan_ly, since=since, deed="Làm theo", by=cast.bang_huu_officer, on=DAY)
    copy_exemplar(row, cast.nhan_ly, since=since, deed="Làm theo", by=cast.nhan_ly_officer, on=DAY)
    with pytest.raises(Conflict, match="đã ghi"):
        copy_exemplar(row, cast.nhan_ly, since=since, deed="Làm theo", by=cast.nhan_ly_officer, on=DAY)
    assert Replication.objects.count() == 1
