from django.apps import AppConfig

from thidua.core.counting import in_language
from thidua.core.logic.saying import speak_through


class CoreConfig(AppConfig):
    name = "thidua.core"
    label = "core"
    verbose_name = "Nền tảng"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        speak_through(in_language)
