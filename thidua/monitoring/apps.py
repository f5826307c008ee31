from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "thidua.monitoring"
    label = "monitoring"
    verbose_name = "Số liệu"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from thidua.monitoring import (  # noqa: PLC0415 - app ready: registers the work of the room, listens below
            receivers,  # noqa: F401
            tasks,  # noqa: F401
        )
