"""In production everything secret comes from the environment, and its absence stops the start."""

import os

from dure.project.settings.base import *  # noqa: F403

SECRET_KEY = os.environ["DURE_SECRET_KEY"]
DURE_SEAL_KEYS = os.environ["DURE_SEAL_KEYS"].split(",")
ALLOWED_HOSTS = os.environ["DURE_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# How many proxies of ours stand before the house: the address in the access log is the visitor's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("DURE_PROXIES", "1"))
EMAIL_HOST = os.environ.get("DURE_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("DURE_MAIL_PORT", "25"))
DEFAULT_FROM_EMAIL = os.environ.get("DURE_MAIL_FROM", "dure@localhost")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
