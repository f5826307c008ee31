from django.apps import AppConfig


class CouncilConfig(AppConfig):
    name = "thidua.council"
    label = "council"
    verbose_name = "Hội đồng"
    default_auto_field = "django.db.models.BigAutoField"
