"""The files app of ground."""

from django.apps import AppConfig


class Files(AppConfig):
    """Ground: files."""

    name = "dure.ground.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
