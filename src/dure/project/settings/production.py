"""In production everything secret comes from the environment, and its absence stops the start."""

import os

from django.core.exceptions import ImproperlyConfigured

from dure.project.settings.base import *  # noqa: F403
from dure.project.settings.base import DATABASES, LOGGING, MIDDLEWARE


def _needed(name: str) -> str:
    given = os.environ.get(name, "").strip()
    if not given:
        raise ImproperlyConfigured(
            f"{name}: 환경 변수가 필요해요. docs/settings.md를 보세요. / "
            f"{name} must be set in the environment; see docs/settings.md."
        )
    return given


def _said(name: str, default: str) -> bool:
    return os.environ.get(name, default).lower() in ("1", "true", "yes")


SECRET_KEY = _needed("DURE_SECRET_KEY")
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("DURE_OLD_SECRET_KEYS", "").split(",") if key]
DURE_SEAL_KEYS = [key.strip() for key in _needed("DURE_SEAL_KEYS").split(",") if key.strip()]
ALLOWED_HOSTS = [host.strip() for host in _needed("DURE_HOSTS").split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [
    f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS
]
DURE_ADDRESS = os.environ.get("DURE_ADDRESS", f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")

# How many proxies of ours stand before the house: the address in the access log is the visitor's.
DURE_PROXIES = int(os.environ.get("DURE_PROXIES", "1"))
ALLAUTH_TRUSTED_PROXY_COUNT = DURE_PROXIES
MIDDLEWARE = ["dure.kernel.ui.proxies.visitors_address", *MIDDLEWARE]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if DURE_PROXIES else None
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-dure"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-dure-csrf"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("DURE_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("DURE_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("DURE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("DURE_MAIL_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = not EMAIL_USE_SSL and _said("DURE_MAIL_TLS", "0" if EMAIL_PORT == 25 else "1")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DURE_MAIL_FROM", f"dure@{ALLOWED_HOSTS[0].lstrip('.')}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
STORAGES = {
    "default": {"BACKEND": "dure.kernel.storages.SealedOnDisk"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Errors go to the standard error of the process, which the system's journal keeps; no mail leaves
# with a traceback, for its values may name somebody.
LOGGING = {
    **LOGGING,
    "handlers": {
        "errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "frames"},
        "server": {"class": "logging.StreamHandler", "formatter": "frames"},
    },
    "root": {"handlers": ["server"], "level": "WARNING", "filters": ["quiet"]},
}
