from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "thidua.monitoring"
    label = "monitoring"
    verbose_name = "Số liệu"
    default_auto_field = "django.db.models.BigAutoField"
