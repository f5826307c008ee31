"""Addresses of movements, under ``/phong-trao/chuyen-de/``."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from thidua.desk.views import movement_changes, movements

movement_urls: list[URLPattern | URLResolver] = [
    path("", movements.movement_list, name="movement_list"),
    path("anh/<int:number>/", movements.picture, name="movement_picture"),
    path("ket-qua/<int:number>/sua/", movement_changes.change, name="movement_result_edit"),
    path("ket-qua/<int:number>/ghi-nhan/", movement_changes.accept, name="movement_result_accept"),
    path("ket-qua/<int:number>/tra-lai/", movement_changes.send_back, name="movement_result_return"),
    path("danh-gia/<int:number>/tep/", movements.review_file, name="movement_review_file"),
    path("danh-gia/<int:number>/rut/", movement_changes.withdraw_review, name="movement_review_withdraw"),
    path("<str:code>/<int:position>/", movements.movement_page, name="movement_page"),
    path("<str:code>/<int:position>/to-chuc/", movement_changes.charter, name="movement_charter"),
    path("<str:code>/<int:position>/ket-qua/", movement_changes.tell, name="movement_tell"),
    path("<str:code>/<int:position>/danh-gia/", movement_changes.review, name="movement_review"),
]
