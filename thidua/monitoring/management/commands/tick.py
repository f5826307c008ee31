"""``thidua tick``: do the calendar's work that is due; safe to run twice and to run late."""

from __future__ import annotations

import sys
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from thidua.core import clock
from thidua.monitoring.tick import tick


class Command(BaseCommand):
    help = "Làm các việc đến hạn theo lịch: mở kỳ báo cáo, nhắc việc, khóa kỳ, gửi thư."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="NGÀY", help="làm đến hết ngày này (dd/mm/yyyy); mặc định là hôm nay")

    def handle(self, *_args: Any, on: str | None = None, **_options: Any) -> None:
        day = _day(on) if on else clock.today()
        self.stdout.write(f"Việc đến hạn tới hết ngày {day:%d/%m/%Y}:")
        done = tick(day, clock.now(), tell=self._tell)
        self.stdout.write(
            f"Xong: mở {done.opened} kỳ, cập nhật đơn vị {done.renewed} kỳ, khóa {done.locked} kỳ, "
            f"nhắc {done.reminded} người, gửi {done.mail.sent} thư."
        )
        if done.failed or done.mail.failed:
            self.stderr.write(f"Chưa làm được: {done.failed} kỳ, {done.mail.failed} thư. Lần chạy sau sẽ làm tiếp.")
            sys.exit(1)

    def _tell(self, line: str) -> None:
        self.stdout.write(f"  {line}")
        self.stdout.flush()


def _day(text: str) -> date:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a calendar day has no zone
        except ValueError:
            continue
    message = f"Không hiểu ngày “{text}”. Hãy ghi dạng 05/03/2024."
    raise CommandError(message)
