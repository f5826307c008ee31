from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "thidua.api"
    label = "api"
    verbose_name = "Giao diện máy"
    default_auto_field = "django.db.models.BigAutoField"
