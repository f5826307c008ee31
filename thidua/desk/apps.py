from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "thidua.desk"
    label = "desk"
    verbose_name = "Bàn làm việc"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from thidua.desk.words import teach  # noqa: PLC0415  app ready

        teach()
