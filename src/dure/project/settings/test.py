"""For tests: fast password hashing, tasks run at once, mail kept in memory."""

import os
import tempfile
from pathlib import Path

from dure.project.database import database_from
from dure.project.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"  # noqa: S105
DURE_SEAL_KEYS = ["dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="]
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES = {"default": database_from(os.environ.get("DURE_DATABASE_URL", "sqlite:///:memory:"))}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "urgent"],
    }
}
STORAGES = {
    "default": {"BACKEND": "dure.kernel.storages.SealedInMemory"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DURE_DEMO = True
DURE_LINK_KEYS = Path(tempfile.mkdtemp(prefix="dure-link-keys-"))
DURE_PROGRESS = Path(tempfile.mkdtemp(prefix="dure-progress-"))
DURE_OSRM = DURE_VALHALLA = ""  # whatever this machine has set
