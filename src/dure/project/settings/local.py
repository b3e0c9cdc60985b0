"""On one's own machine: secrets are made once and kept beside the data, never inside it."""

import base64
import hashlib
import os
import secrets

from dure.project.settings.base import *  # noqa: F403
from dure.project.settings.base import HOME, SECRET_KEY

HOME.mkdir(parents=True, exist_ok=True)
_kept = HOME / "secret.key"
if not _kept.exists():
    _kept.touch(mode=0o600)
    _kept.write_text(secrets.token_urlsafe(48), encoding="ascii")
_secret = _kept.read_text(encoding="ascii")

DEBUG = os.environ.get("DURE_DEBUG") == "1"
SECRET_KEY = SECRET_KEY or _secret
DURE_SEAL_KEYS = [
    base64.urlsafe_b64encode(hashlib.sha256(f"seal:{_secret}".encode()).digest()).decode()
]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
DURE_DEMO = os.environ.get("DURE_DEMO") == "1"
