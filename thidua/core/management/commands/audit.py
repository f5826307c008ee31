"""``thidua audit verify``: walk the whole ledger and name every line that was altered, removed or moved."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from thidua.core import audit
from thidua.core.models import AuditEntry

EACH = 20_000
"""Lines between two notes of progress."""
MOST_SHOWN = 100


class Command(BaseCommand):
    help = "Kiểm tra sổ nhật ký: tìm mọi dòng bị sửa, mất, đảo chỗ hoặc bị cắt ở cuối sổ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"], help="verify: kiểm tra toàn bộ sổ từ dòng đầu")

    def handle(self, *_args: Any, **_options: Any) -> None:
        total = AuditEntry.objects.count()
        found = 0
        for flaw in audit.verify(lambda done: self._tell(done, total)):
            found += 1
            if found <= MOST_SHOWN:
                self.stdout.write(f"Dòng {flaw.seq}: {flaw.message}.")
        if not found:
            self.stdout.write(f"Sổ nhật ký nguyên vẹn: {total} dòng.")
            return
        if found > MOST_SHOWN:
            self.stdout.write(f"… và {found - MOST_SHOWN} lỗi nữa.")
        self.stderr.write(
            f"Sổ nhật ký có {found} lỗi trong {total} dòng. Hãy giữ nguyên cơ sở dữ liệu, "
            "báo thanh tra và đối chiếu với bản sao lưu gần nhất."
        )
        sys.exit(1)

    def _tell(self, done: int, total: int) -> None:
        if done % EACH == 0:
            self.stderr.write(f"Đã kiểm tra {done}/{total} dòng …")
