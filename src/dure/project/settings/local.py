"""On one's own machine: secrets are made once and kept beside the data, never inside it."""

import os
import secrets

from dure.project.keys import derived_seal_key
from dure.project.settings.base import *  # noqa: F403
from dure.project.settings.base import (
    DURE_BUILT,
    DURE_SEAL_KEYS,
    DURE_SMS,
    HOME,
    SECRET_KEY,
    STATIC_ROOT,
    STATICFILES_DIRS,
)

DURE_BUILT.mkdir(parents=True, exist_ok=True)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if DURE_BUILT not in STATICFILES_DIRS:
    STATICFILES_DIRS.append(DURE_BUILT)
WHITENOISE_USE_FINDERS = True  # nothing is collected on one's own machine
WHITENOISE_AUTOREFRESH = True  # the fonts may come while it already serves
_kept = HOME / "secret.key"
if not _kept.exists():
    _kept.touch(mode=0o600)
    _kept.write_text(secrets.token_urlsafe(48), encoding="ascii")
_secret = _kept.read_text(encoding="ascii")

DEBUG = os.environ.get("DURE_DEBUG") == "1"
SECRET_KEY = SECRET_KEY or _secret
DURE_SEAL_KEYS = DURE_SEAL_KEYS or [derived_seal_key(_secret)]
DURE_SECRET_FILE = _kept
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS += [host for host in os.environ.get("DURE_HOSTS", "").split(",") if host]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HOME / "mail"
DURE_DEMO = os.environ.get("DURE_DEMO") == "1"
DURE_KEEP_MESSAGES = DURE_DEMO or not DURE_SMS  # nothing leaves one's own machine unasked
