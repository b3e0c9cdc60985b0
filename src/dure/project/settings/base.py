"""What every setting of the house shares. Secrets and addresses come from the environment."""

import os
from pathlib import Path

from dure.kernel.programmes import programme_pages, programmes
from dure.project.database import address_of_file, database_from
from dure.project.navigation import NAVIGATION

SOURCE = Path(__file__).resolve().parents[2]  # src/dure
HOME = Path(os.environ.get("DURE_HOME", SOURCE.parents[1] / "var")).resolve()
DURE_HOME = HOME

DEBUG = False
ALLOWED_HOSTS: list[str] = []
LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", "한국어"), ("en", "English")]
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
# It takes a default hour for a clock that was read, whenever the check runs at that very hour.
SILENCED_SYSTEM_CHECKS = ["fields.W161"]
USE_I18N = True

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "dure.kernel",
    "dure.ground.places",
    "dure.ground.organisations",
    "dure.ground.access",
    "dure.ground.journal",
    "dure.ground.files",
    "dure.ground.people",
    "dure.ground.consent",
    "dure.communication",
    "dure.agenda",
    "dure.activities",
    "dure.measurement",
    *(each.package for each in programmes()),
    "dure.front",
    "dure.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dure.kernel.ui.plain_questions.without_nul",
    "dure.kernel.ui.security.content_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dure.kernel.ui.language.in_their_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dure.ground.access.screens.acting.Acting",
    "dure.ground.organisations.screens.confirming.Confirming",
    "dure.kernel.faces.AccessGate",
    "dure.kernel.belonging.BelongingGate",
    "dure.project.unchanged.unchanged",
    "dure.project.repeated.repeatable",
    "dure.kernel.ui.refused.RefusedAnswer",
]
ROOT_URLCONF = "dure.project.urls"
CSRF_FAILURE_VIEW = "dure.kernel.ui.errors.stale_form"
WSGI_APPLICATION = "dure.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # A template's name is its path: "measurement/screens/report_form/page.html".
        "DIRS": [SOURCE, SOURCE / "kernel" / "ui" / "allauth"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"lucide": "dure.kernel.templatetags.quick"},
            "builtins": ["dure.kernel.templatetags.quick"],
        },
    }
]
DATABASES = {
    "default": database_from(
        os.environ.get("DURE_DATABASE_URL", address_of_file(HOME / "dure.sqlite3"))
    )
}
# Shared by all processes: whoever guesses is counted once, whichever of them answers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "house_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "dure.ground.access.screens.passwords.LongEnough",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "dure.ground.access.screens.passwords.NotCommon"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # nobody signs up; the sign-in form reads it
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "dure.ground.access.screens.house_rules.HouseAccounts"
# Whoever guesses is locked out for a while, whoever they are: an address in one sitting and in a day,
# and a machine. The figures of a mail are six, so their number a day is what keeps them safe.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/300s/key,50/d/key",
    "request_login_code": "20/m/ip,5/15m/key,30/d/key",
    "begin_house": "20/m/ip",
    "hall_code": "120/m/ip",  # a whole hall shares one address
    "referral_code": "20/m/ip",
}
MFA_ADAPTER = "dure.ground.access.screens.house_rules.HouseSecondFactor"
DURE_SEALED_WITHIN = {"mfa.Authenticator": "data"}  # JSON of a library that holds sealed texts
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Dure"
# The figures of the half minute before and after count: slow hands, slow clocks.
MFA_TOTP_TOLERANCE = 1
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/today/"
LOGOUT_REDIRECT_URL = "/"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [SOURCE / "kernel" / "ui" / "static"]
DURE_BUILT = HOME / "built"  # what `dure build_fonts` makes; served as static files where it exists
if DURE_BUILT.exists():
    STATICFILES_DIRS.append(DURE_BUILT)
DURE_NAVIGATION = [*NAVIGATION, *programme_pages()]
DURE_HANDED_IN = "dure.project.found.hand_in_all"  # what can be found, and which days there are
MEDIA_ROOT = HOME / "files"
STORAGES = {
    "default": {"BACKEND": "dure.kernel.storages.SealedOnDisk"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "dure.kernel.unnamed_uploads.UnnamedUploads",
]
DURE_WATCH_S = int(os.environ.get("DURE_WATCH_S", "10"))  # how often alerts are looked after
DURE_PROGRESS = HOME / "progress"  # how far long work is, told past its transaction
MEDIA_URL = "/files/"  # never served directly; screens hand files out behind the gate
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "urgent"]}}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 30_000_000
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
DURE_PROXIES = 0  # proxies of ours before the house; production asks the environment
DURE_ADDRESS = os.environ.get("DURE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")  # in letters
EMAIL_SUBJECT_PREFIX = "[두레 Dure] "

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"quiet": {"()": "dure.kernel.quiet_logs.Quiet"}},
    "formatters": {"frames": {"()": "dure.kernel.quiet_logs.Frames"}},
    "handlers": {
        "server": {"class": "logging.StreamHandler"},
        "errors": {"class": "logging.StreamHandler", "level": "ERROR", "formatter": "frames"},
    },
    "loggers": {
        # Without a handler here an error page would leave no trace at all.
        "django.request": {"handlers": ["errors"], "filters": ["quiet"], "propagate": False},
        "django.security": {"filters": ["quiet"]},
        "django.server": {
            "handlers": ["server"],
            "level": "INFO",
            "propagate": False,
            "filters": ["quiet"],
        },
    },
}

SECRET_KEY = os.environ.get("DURE_SECRET_KEY", "")
# The keys by which people are linked under contract, one file an initiative; never in an archive.
DURE_LINK_KEYS = Path(os.environ.get("DURE_LINK_KEYS", HOME / "link-keys"))
DURE_SEAL_KEYS = [key for key in os.environ.get("DURE_SEAL_KEYS", "").split(",") if key]
# Where open pages hear that something changed: a port beside the pages', or an address a proxy gives it.
# Empty: they ask by themselves. `serve` fills it in when it opens the streams' server.
DURE_LIVE_AT = os.environ.get("DURE_LIVE_ADDRESS", "")
DURE_DEMO = False  # one-touch sign-in for the fiction of the demo; never with real people
# Ways by road: the address of an engine of one's own, OSRM or Valhalla. Coordinates of homes go there.
DURE_OSRM = os.environ.get("DURE_OSRM", "")
DURE_VALHALLA = os.environ.get("DURE_VALHALLA", "")
DURE_ROADS_TIMEOUT = float(os.environ.get("DURE_ROADS_TIMEOUT", "20"))  # seconds for one answer

# Messages: which company carries them to phones, and its keys (plain, or sealed by `dure seal`).
DURE_SMS = os.environ.get("DURE_SMS", "")  # solapi, sens
DURE_SMS_FROM = os.environ.get("DURE_SMS_FROM", "")  # a number registered beforehand
DURE_SOLAPI_ADDRESS = os.environ.get("DURE_SOLAPI_ADDRESS", "https://api.solapi.com").rstrip("/")
DURE_SOLAPI_KEY = os.environ.get("DURE_SOLAPI_KEY", "")
DURE_SOLAPI_SECRET = os.environ.get("DURE_SOLAPI_SECRET", "")
DURE_SENS_ADDRESS = os.environ.get("DURE_SENS_ADDRESS", "https://sens.apigw.ntruss.com").rstrip("/")
DURE_SENS_ACCESS_KEY = os.environ.get("DURE_SENS_ACCESS_KEY", "")
DURE_SENS_SECRET_KEY = os.environ.get("DURE_SENS_SECRET_KEY", "")
DURE_SENS_SMS_SERVICE = os.environ.get("DURE_SENS_SMS_SERVICE", "")
DURE_SENS_ALIMTALK_SERVICE = os.environ.get("DURE_SENS_ALIMTALK_SERVICE", "")
DURE_KAKAO_PROFILE = os.environ.get("DURE_KAKAO_PROFILE", "")  # pfId of SOLAPI, channel of SENS
DURE_ALIMTALK_TEMPLATES = os.environ.get("DURE_ALIMTALK_TEMPLATES", "")  # occasion=code, …
DURE_VAPID_KEY = os.environ.get("DURE_VAPID_KEY", "")  # lets browsers be told
DURE_VAPID_SUBJECT = os.environ.get("DURE_VAPID_SUBJECT", "mailto:dure@localhost")
# Hosts of one's own net that webhooks may ask all the same, as host:port, comma separated.
DURE_INSIDE_HOSTS = [one for one in os.environ.get("DURE_INSIDE_HOSTS", "").split(",") if one]
DURE_KEEP_MESSAGES = False  # nothing leaves for a phone; what would is written down (demo, tests)
# Mail that comes in: the domain of the addresses that are replied to, and whose word on senders counts.
DURE_REPLY_DOMAIN = os.environ.get("DURE_REPLY_DOMAIN", "")
DURE_MAIL_AUTH_HOST = os.environ.get("DURE_MAIL_AUTH_HOST", "")
DURE_IMAP_HOST = os.environ.get("DURE_IMAP_HOST", "")
DURE_IMAP_PORT = int(os.environ.get("DURE_IMAP_PORT", "993"))
DURE_IMAP_TLS = os.environ.get("DURE_IMAP_TLS", "1") != "0"  # at 993 always
DURE_IMAP_FOLDER = os.environ.get("DURE_IMAP_FOLDER", "INBOX")
DURE_IMAP_USER = os.environ.get("DURE_IMAP_USER", "")
DURE_IMAP_PASSWORD = os.environ.get("DURE_IMAP_PASSWORD", "")
