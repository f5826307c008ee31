"""Settings: every value has a default that works on a bare machine; ``THIDUA_DATA`` holds all state."""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import dj_database_url

ROOT = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules
TEST_DATA = Path(tempfile.gettempdir()) / f"thidua-test-{os.getpid()}"
DATA = Path(os.environ.get("THIDUA_DATA") or (TEST_DATA if TESTING else "./data")).resolve()


def env_bool(name: str, *, default: bool) -> bool:
    """Read yes/no from the environment; anything else fails loudly."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off", ""}:
        return False
    message = f"{name} must be yes or no, not {value!r}"
    raise ValueError(message)


def secret(name: str) -> str:
    """A secret from NAME, from the file in NAME_FILE, or made once and kept in the data folder (mode 600)."""
    if value := os.environ.get(name):
        return value
    if named := os.environ.get(f"{name}_FILE"):
        return Path(named).read_text(encoding="utf-8").strip()
    if TESTING:
        return f"only-for-tests-{name}"
    path = DATA / "secrets" / name.lower()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            handle.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="utf-8").strip()


def fixed_today(path: Path) -> date | None:
    """The day on which a demonstration stands still: its units and offices are those of a year gone by."""
    if TESTING or not path.exists():
        return None
    return date.fromisoformat(path.read_text(encoding="utf-8").strip())


FIXED_TODAY_FILE = DATA / "demonstration-day"
FIXED_TODAY = fixed_today(FIXED_TODAY_FILE)
SECRET_KEY = secret("THIDUA_SECRET_KEY")
AUDIT_KEY = hashlib.sha256(secret("THIDUA_AUDIT_KEY").encode()).digest()
WORKBOOK_KEY = hashlib.sha256(f"workbook:{secret('THIDUA_AUDIT_KEY')}".encode()).digest()  # seals files to fill in
DEBUG = env_bool("THIDUA_DEBUG", default=False)
ALLOWED_HOSTS = os.environ.get("THIDUA_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
HTTPS = env_bool("THIDUA_HTTPS", default=False)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if HTTPS]
AGENCY = os.environ.get("THIDUA_AGENCY", "Ủy ban nhân dân")  # stands above the product name
JOBS = "inline" if TESTING else os.environ.get("THIDUA_JOBS", "threads")
TICK = env_bool("THIDUA_TICK", default=not TESTING)  # the serving process does the calendar's work every hour
FILES = DATA / "files"
# The address that stands in the QR of a certificate; once printed it has to go on answering.
PUBLIC_ADDRESS = (os.environ.get("THIDUA_ADDRESS") or f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0]}").rstrip(
    "/"
)
PROOF_KEY_FILE = DATA / "secrets" / "certificate_key.pem"
TRUSTED_PROOF_KEYS = DATA / "trust" / "certificates"  # public keys (.pem) of other installations
TRUSTED_ROOTS = DATA / "trust" / "signatures"  # root certificates (.pem, .crt, .cer) that signatures are judged by
TIMESTAMP_ADDRESS = os.environ.get("THIDUA_TIMESTAMP", "")  # empty: nothing is fetched, the time is the signer's
PKCS11_LIBRARY = os.environ.get("THIDUA_PKCS11_LIBRARY", "")  # of the token or HSM in this machine

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "thidua.core",
    "thidua.directory",
    "thidua.documents",
    "thidua.campaigns",
    "thidua.monitoring",
    "thidua.scoring",
    "thidua.council",
    "thidua.commendation",
    "thidua.desk",
    "thidua.portal",
    "thidua.api",
    "thidua.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "thidua.desk.middleware.SessionInUseMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "thidua.desk.middleware.CorrelationMiddleware",
    "thidua.desk.middleware.SignedInMiddleware",
    "thidua.desk.middleware.FirstPasswordMiddleware",
    "thidua.desk.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "thidua.urls"
WSGI_APPLICATION = "thidua.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "thidua.desk.shell.shell",
            ],
            "builtins": [
                "thidua.core.templatetags.shown",
                "thidua.core.templatetags.parts",
                "thidua.core.templatetags.languages",
            ],
        },
    }
]

SQLITE_OPTIONS = {
    # The default (deferred) mode loses transactions under concurrent writers; see docs/decisions.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-64000;"
        "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;PRAGMA foreign_keys=ON;"
    ),
}
if url := os.environ.get("DATABASE_URL"):
    DATABASES = {"default": dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
else:
    DATA.mkdir(parents=True, exist_ok=True)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(DATA / "thidua.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "directory.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else [
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "thidua.desk.accounts.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = {"login_failed": False}  # failures are counted and locked by axes, in the database
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Thi Đua"
USERSESSIONS_TRACK_ACTIVITY = True
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "thidua.desk.accounts.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_IPWARE_PROXY_COUNT = int(os.environ.get("THIDUA_PROXIES", "0"))

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # htmx sends the token in a header
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20000

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "thidua" / "locale"]
FORMAT_MODULE_PATH = ["thidua.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # numbers are shown through the filters of core.templatetags.shown only

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS: list[Path] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # nothing refers to the plain names; halves the work of the first start
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG  # looked for when asked, not at every start
FORM_RENDERER = "thidua.core.rendering.HouseRenderer"
DJANGO_TABLES2_TEMPLATE = "core/table.html"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Without a server of its own nothing leaves the machine: letters are laid down as files.
EMAIL_HOST = os.environ.get("THIDUA_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_PORT = int(os.environ.get("THIDUA_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("THIDUA_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("THIDUA_MAIL_PASSWORD", "")
EMAIL_USE_TLS = env_bool("THIDUA_MAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("THIDUA_MAIL_FROM", "thi-dua@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("THIDUA_LOG", "WARNING")},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
