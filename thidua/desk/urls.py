from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def home(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Thi Đua")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("tai-khoan/", include("allauth.urls")),
]
