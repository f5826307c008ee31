"""The calendar's work: once, late, and when mail does not go out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.monitoring.round_stage import DUE, Stage, give_address, open_march, send, set_the_stage
from thidua.campaigns.actions.launch import withdraw
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.monitoring.actions.reminders import chase_round, send_reminders
from thidua.monitoring.actions.rounds import move_deadline, open_round
from thidua.monitoring.models import Digest, Reminder, Round
from thidua.monitoring.tick import Ticked, _each, tick

NOON = datetime(2024, 3, 16, 5, tzinfo=UTC)
THREE_BEFORE = DUE - timedelta(days=3)


class Failing(EmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


@pytest.fixture
def stage(db: None) -> Stage:
    return set_the_stage()


def run(on: date, now: datetime = NOON) -> Ticked:
    return tick(on, now, tell=lambda _line: None)


def people_told(on: date) -> set[str]:
    return set(Digest.objects.filter(on=on).values_list("user__username", flat=True))


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def test_rounds_open_on_their_day_and_are_locked_on_theirs(stage: Stage) -> None:
    assert run(date(2024, 3, 9)).opened == 2
    assert stage.march.state == "open"
    assert run(date(2024, 3, 25)).locked == 1
    assert run(date(2024, 3, 26)).locked == 1
    assert stage.march.state == "locked"


def test_a_tick_run_twice_sends_once(stage: Stage) -> None:
    open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    first = run(THREE_BEFORE)
    seq = AuditEntry.objects.count()
    second = run(THREE_BEFORE)
    assert (first.reminded, second.reminded) == (3, 0)
    assert (Digest.objects.count(), Reminder.objects.count()) == (3, 3)
    assert Notice.objects.filter(kind="report.due").count() == 3
    assert AuditEntry.objects.count() == seq


def test_three_days_skipped_are_made_up_for_once_with_what_holds_now(stage: Stage) -> None:
    open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    run(THREE_BEFORE)
    done = run(after(2))
    assert done.reminded == 3
    text = Digest.objects.get(on=after(2), user=stage.cast.bang_mac_officer).text
    assert "chưa gửi; đã quá hạn 2 ngày làm việc (hạn 19/03/2024)" in text
    assert set(Reminder.objects.filter(on=after(2)).values_list("offset", flat=True)) == {1}


def test_the_head_is_told_from_the_third_day_and_the_officer_from_the_fifth(stage: Stage) -> None:
    row = open_march(stage)
    row.lock_on = None
    row.save()
    Round.objects.exclude(pk=row.pk).delete()
    unit = {"banghuu.daumoi", "nhanly.daumoi", "bangmac.daumoi"}
    heads = {"banghuu.thutruong", "nhanly.thutruong"}
    told = {}
    for days in (-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 11, 12, 13):
        run(after(days))
        told[days] = people_told(after(days))
    assert told == {
        -3: unit, -2: set(), -1: unit, 0: set(), 1: unit, 2: set(), 3: unit | heads, 4: set(),
        5: unit | heads | {"chuyenvien"}, 6: set(), 11: set(), 12: unit | heads | {"chuyenvien"}, 13: set(),
    }  # fmt: skip
    watched = Digest.objects.get(on=after(5), user=stage.cast.officer)
    assert "3 đơn vị chưa gửi: Xã Bằng Hữu, Xã Bằng Mạc, Xã Nhân Lý" in watched.text


def test_who_has_sent_is_left_in_peace_and_who_was_returned_is_not(stage: Stage) -> None:
    open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    send(stage.report(stage.cast.bang_huu), date(2024, 3, 15))
    returned = stage.report(stage.cast.nhan_ly)
    send(returned, date(2024, 3, 15))
    returned.state = "open"
    returned.save()
    run(THREE_BEFORE)
    assert people_told(THREE_BEFORE) == {"nhanly.daumoi", "bangmac.daumoi"}
    assert "đã bị trả lại, chưa gửi lại" in Digest.objects.get(user=stage.cast.nhan_ly_officer).text


def test_several_reports_come_in_one_message_and_one_alone_links_to_itself(stage: Stage) -> None:
    by, on = stage.cast.officer, date(2024, 3, 9)
    run(on)
    february = Round.objects.get(period="2024-02")
    assert february.due_on == date(2024, 3, 13)
    run(date(2024, 3, 10))
    alone = Digest.objects.get(on=date(2024, 3, 10), user=stage.cast.bang_mac_officer)
    assert alone.link == f"/so-lieu/{stage.campaign.code}/2024-02/{stage.cast.bang_mac.code}/"
    run(date(2024, 3, 16))
    both = Digest.objects.get(on=date(2024, 3, 16), user=stage.cast.bang_mac_officer)
    assert (both.title, both.link, len(both.lines)) == ("1 báo cáo số liệu đã quá hạn", "/", 3)
    assert by.username not in people_told(date(2024, 3, 16))


def test_a_moved_deadline_is_reminded_of_anew(stage: Stage) -> None:
    row = open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    run(THREE_BEFORE)
    move_deadline(row, date(2024, 3, 22), reason="Mất điện", by=stage.cast.officer, on=date(2024, 3, 18))
    assert run(DUE).reminded == 3


def test_mail_goes_to_those_who_have_an_address_and_to_nobody_twice(stage: Stage) -> None:
    give_address(stage.cast.bang_huu_officer)
    open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    assert run(THREE_BEFORE).mail.sent == 1
    assert run(THREE_BEFORE).mail.sent == 0
    letter = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert (letter.to, letter.subject) == (["banghuu.daumoi@example.vn"], "1 báo cáo số liệu sắp đến hạn")
    assert f"/so-lieu/{stage.campaign.code}/2024-03/{stage.cast.bang_huu.code}/" in letter.body
    assert Digest.objects.filter(mail=Digest.Mail.NONE).count() == 2


def test_mail_that_fails_is_tried_again_without_a_second_notice(stage: Stage, settings: object) -> None:
    give_address(stage.cast.bang_huu_officer)
    open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    settings.EMAIL_BACKEND = f"{__name__}.Failing"  # type: ignore[attr-defined]
    assert run(THREE_BEFORE).mail.failed == 1
    notices = Notice.objects.filter(kind="report.due").count()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    assert run(THREE_BEFORE + timedelta(days=1), NOON + timedelta(days=1)).mail.sent == 1
    letter = Digest.objects.get(user=stage.cast.bang_huu_officer, on=THREE_BEFORE)
    assert (letter.mail, letter.attempts) == ("sent", 2)
    assert Notice.objects.filter(kind="report.due").count() == notices


def test_a_letter_claimed_by_a_process_that_died_goes_out_an_hour_later(stage: Stage) -> None:
    give_address(stage.cast.bang_huu_officer)
    open_march(stage)
    Round.objects.filter(period="2024-02").delete()
    send_reminders_only(THREE_BEFORE)
    Digest.objects.filter(mail="waiting").update(mail="sending", claimed_at=NOON)
    assert run(THREE_BEFORE, NOON + timedelta(minutes=30)).mail.sent == 0
    assert run(THREE_BEFORE, NOON + timedelta(minutes=90)).mail.sent == 1


def send_reminders_only(on: date) -> None:
    send_reminders(by=SYSTEM, on=on)


def test_a_round_that_cannot_be_opened_does_not_keep_the_others(stage: Stage) -> None:
    february = Round.objects.get(period="2024-02")
    Round.objects.filter(pk=february.pk).update(kind="half", period="2024-99")
    done = run(date(2024, 3, 9))
    assert (done.opened, done.failed) == (1, 1)
    assert stage.march.state == "open"


def test_rounds_of_a_withdrawn_campaign_stay_shut_and_silent(stage: Stage) -> None:
    open_march(stage)
    withdraw(stage.campaign, reason="Phát động nhầm", by=stage.cast.officer, on=date(2024, 3, 10))
    done = run(after(1))
    assert (done.opened, done.reminded, done.locked) == (0, 0, 0)


def test_chasing_by_hand_reaches_officer_and_head_of_each_late_unit_with_the_words_added(stage: Stage) -> None:
    row = open_march(stage)
    send(stage.report(stage.cast.bang_mac), date(2024, 3, 15))
    chase_round(row, reason="Cần số để họp giao ban", by=stage.cast.officer, on=after(1))
    assert people_told(after(1)) == {"banghuu.daumoi", "banghuu.thutruong", "nhanly.daumoi", "nhanly.thutruong"}
    text = Digest.objects.get(user=stage.cast.bang_huu_head).text
    assert "Đơn vị phát động đôn đốc: Cần số để họp giao ban" in text
    line = AuditEntry.objects.get(code="round.chased")
    assert (line.changes["chased"], line.reason) == ("Xã Bằng Hữu, Xã Nhân Lý", "Cần số để họp giao ban")


def test_a_round_is_chased_by_hand_once_a_day_and_not_when_all_have_sent(stage: Stage) -> None:
    row = open_march(stage)
    chase_round(row, by=stage.cast.officer, on=after(1))
    with pytest.raises(Conflict, match="Hôm nay đã đôn đốc"):
        chase_round(row, by=stage.cast.officer, on=after(1))
    for unit in (stage.cast.bang_huu, stage.cast.nhan_ly, stage.cast.bang_mac):
        send(stage.report(unit), after(1))
    with pytest.raises(Conflict, match="Tất cả đơn vị đã gửi"):
        chase_round(row, by=stage.cast.officer, on=after(2))


def test_people_do_not_remind_by_calendar_and_units_do_not_chase(stage: Stage) -> None:
    row = open_march(stage)
    with pytest.raises(NotAllowed, match="nút “Đôn đốc”"):
        send_reminders(by=stage.cast.officer, on=after(1))
    with pytest.raises(NotAllowed, match="Huyện Chi Lăng"):
        chase_round(row, by=stage.cast.bang_huu_head, on=after(1))


def test_the_command_tells_what_it_does_and_takes_a_day(stage: Stage, settings: object, tmp_path: Path) -> None:
    out = StringIO()
    call_command("tick", "--on", "09/03/2024", stdout=out)
    assert out.getvalue().splitlines()[0] == "Việc đến hạn tới hết ngày 09/03/2024:"
    assert f"  Mở kỳ {stage.campaign.code}, tháng 3 năm 2024." in out.getvalue().splitlines()
    assert out.getvalue().splitlines()[-1].startswith("Xong: mở 2 kỳ")
    with pytest.raises(CommandError, match="Không hiểu ngày"):
        call_command("tick", "--on", "hôm nay", stdout=StringIO())


def test_a_round_that_another_process_opened_meanwhile_is_no_failure(stage: Stage) -> None:
    stale = stage.march
    open_march(stage)
    assert _each([stale], lambda row: open_round(row, by=SYSTEM, on=date(2024, 3, 9)), "Mở kỳ", str) == (0, 0)
