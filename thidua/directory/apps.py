from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "thidua.directory"
    label = "directory"
    verbose_name = "Đơn vị và cá nhân"
    default_auto_field = "django.db.models.BigAutoField"
