from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("thidua.portal.urls")),
    path("", include("thidua.desk.urls")),
]
