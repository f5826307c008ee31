from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "thidua.campaigns"
    label = "campaigns"
    verbose_name = "Phong trào"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from thidua.campaigns import tasks  # noqa: F401, PLC0415 - app ready: registers the jobs of the room
