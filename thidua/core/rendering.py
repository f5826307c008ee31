"""Every form of the site, our own and those of libraries, is drawn by the templates of the house."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates


class HouseRenderer(DjangoTemplates):
    """Labels above, help and errors below the control they belong to."""

    form_template_name = "core/form.html"
    field_template_name = "core/field.html"
