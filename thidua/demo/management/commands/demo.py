"""``thidua demo``: load the demonstration district and say how to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from thidua.demo import emptying
from thidua.demo.loading import OF_THE_YEAR, STEPS, Demonstration, Step
from thidua.demo.people import PASSWORD, SHOWN_ACCOUNTS

ADDRESS = "http://127.0.0.1:8000"
NOT_EMPTY = (
    "Cơ sở dữ liệu đã có số liệu nên không nạp thêm. Dùng --if-empty để bỏ qua khi đã có số liệu, "
    "hoặc đổi THIDUA_DATA sang một thư mục trống."
)
NOT_OURS = (
    "Cơ sở dữ liệu này không phải số liệu minh họa nên --reset không xóa. "
    "Muốn thử riêng, hãy đổi THIDUA_DATA sang một thư mục trống."
)


class Command(BaseCommand):
    """Loads Chi Lăng 2024 through the same actions that people use."""

    help = "Nạp số liệu minh họa: huyện Chi Lăng năm 2024 (thêm --if-empty hoặc --reset)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="không làm gì nếu đã có số liệu")
        parser.add_argument(
            "--without-figures", action="store_true", help="chỉ nạp phong trào, bỏ qua số liệu và việc trong năm"
        )
        parser.add_argument("--reset", action="store_true", help="xóa số liệu minh họa cũ rồi nạp lại")

    def handle(self, *args: Any, if_empty: bool, reset: bool, without_figures: bool, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if not emptying.is_empty():
            if reset:
                self._empty()
            elif if_empty:
                self.stdout.write("Đã có số liệu, giữ nguyên.")
                return
            else:
                raise CommandError(NOT_EMPTY)
        self._load([step for step in STEPS if not (without_figures and step[0] in OF_THE_YEAR)])
        self._show_accounts()

    def _empty(self) -> None:
        if not emptying.is_demonstration():
            raise CommandError(NOT_OURS)
        emptying.empty_demonstration()
        call_command("migrate", verbosity=0, interactive=False)

    def _load(self, steps: Sequence[tuple[str, Step]]) -> None:
        started = monotonic()
        self.stdout.write(self.style.MIGRATE_HEADING("Nạp số liệu minh họa: huyện Chi Lăng, tỉnh Lạng Sơn, năm 2024"))
        emptying.mark()
        state = Demonstration()
        for number, (title, step) in enumerate(steps, 1):
            self.stdout.write(f"  [{number}/{len(steps)}] {title} ... ", ending="")
            self.stdout.flush()
            self.stdout.write(step(state) or "xong")
        self.stdout.write(f"Xong sau {monotonic() - started:.1f} giây.")

    def _show_accounts(self) -> None:
        self.stdout.write(f"\nMở {ADDRESS} (chạy bằng: thidua serve). Mật khẩu chung: {PASSWORD}\n\n")
        width = max(len(account.username) for account in SHOWN_ACCOUNTS)
        for account in SHOWN_ACCOUNTS:
            self.stdout.write(f"  {account.username:<{width}}  {account.what}")
        self.stdout.write(
            f"\nHệ thống minh họa dừng ở ngày {emptying.DAY:%d/%m/%Y}. Mọi người có tên đệm “Mẫu” là hư cấu."
        )
