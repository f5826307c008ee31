"""``thidua serve``: bring the database up to date, gather static files, serve the site."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from gunicorn.app.base import BaseApplication

from thidua import VERSION
from thidua.core import hourly, jobs, warming


class Server(BaseApplication):  # type: ignore[misc]
    """gunicorn with threads: the fastest of the measured servers with synchronous database access."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - app ready

        application = get_wsgi_application()
        warming.settle()
        return application


def gather_static_files() -> None:
    """Collect and compress the static files, unless those of the last time are still the same."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    found = hashlib.sha256(VERSION.encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            found.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}".encode())
    if stamp.exists() and stamp.read_text(encoding="ascii") == found.hexdigest():
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(found.hexdigest(), encoding="ascii")


def _after_fork(_server: object, _worker: object) -> None:
    jobs.take_up_lost()
    hourly.start()


class Command(BaseCommand):
    help = "Chạy trang Thi Đua trên máy này."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
        parser.add_argument("--workers", type=int, default=1, help="số tiến trình; hơn 1 chỉ nên dùng với PostgreSQL")

    def handle(self, *_args: Any, host: str, port: int, workers: int, **_options: Any) -> None:
        self._refuse_busy(host, port)
        call_command("migrate", verbosity=0, interactive=False)
        gather_static_files()
        self.stdout.write(f"Thi Đua: http://{host}:{port}/   (dữ liệu: {settings.DATA})")
        self.stdout.write("Dừng: Ctrl+C")
        self.stdout.flush()
        options = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 8,
            "timeout": 60,
            "loglevel": "warning",
            "post_worker_init": lambda worker: _after_fork(None, worker),
        }
        Server(options).run()

    @staticmethod
    def _refuse_busy(host: str, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                message = f"Cổng {port} đang bận ({error.strerror}). Chọn cổng khác: thidua serve --port 8001"
                raise CommandError(message) from error
