"""The settings every installation shares."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils.csp import CSP

from motcua.cli.postgres import embedded_database
from motcua.config import env, extensions, logs
from motcua.web import shared

ENV = env.read()
DESIGN = Path(shared.__file__).parent / "design" / "dist"

SECRET_KEY = ENV.secret_key
DEBUG = False
ALLOWED_HOSTS = list(ENV.hosts)
PUBLIC_URL = ENV.public_url
DEMO = ENV.demo
BEHIND_PROXY = ENV.behind_proxy
METRICS_TOKEN = ENV.metrics_token
SMTP_URL = ENV.smtp_url
MAIL_FROM = ENV.mail_from
SMS = ENV.sms
PROOF_MINUTES = ENV.proof_minutes
API_RATE = ENV.api_rate
OIDC_ISSUER = ENV.oidc_issuer
OIDC_CLIENT_ID = ENV.oidc_client_id
OIDC_CLIENT_SECRET = ENV.oidc_client_secret
VAR = ENV.var
FILES = ENV.files
KEYS = ENV.keys
MAILBOX = ENV.mailbox
PROFILE = ENV.profile
PAPER_FONTS = DESIGN / "paper"

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "motcua.config.apps.ConfigConfig",
    "motcua.web.shared",
    "motcua.web.api",
    "motcua.web.portal",
    "motcua.web.office",
    "motcua.services.cases",
    "motcua.services.catalogue",
    "motcua.instruments.forms",
    "motcua.instruments.documents",
    "motcua.instruments.signatures",
    "motcua.foundation.notifications",
    "motcua.foundation.feedback",
    "motcua.foundation.identity",
    "motcua.foundation.organisations",
    "motcua.foundation.numbering",
    "motcua.foundation.journal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    *extensions.apps(),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.web.shared.observing.ObservingMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.web.shared.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "motcua.web.shared.access.ActorMiddleware",
    "motcua.web.shared.observing.ReadableMiddleware",
    "motcua.web.shared.middleware.RefusalMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "motcua.web.shared.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "motcua.web.shared.templatetags.motcua",
            ],
        },
    }
]


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _database(url: str | None) -> dict[str, Any]:
    if url is None:
        return embedded_database(ENV.var)
    parts = urlsplit(url)
    return {
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
    }


DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5},
        **_database(ENV.database_url),
    }
}

AUTH_USER_MODEL = "identity.Account"
LOGIN_URL = "/sign-in"

# allauth keeps second factors and leads through them; tries are limited by us, in the database.
ACCOUNT_ADAPTER = "motcua.web.office.doors.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 60 * ENV.proof_minutes
MFA_ADAPTER = "motcua.web.office.doors.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "motcua.web.office.doors.forms.CodeForm",
    "reauthenticate": "motcua.web.office.doors.forms.CodeAgainForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Một Cửa"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.var / "static"
STATICFILES_DIRS = [("design", DESIGN)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# One page takes an answer or an upload of a few files; more is refused before it is read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
UPLOAD_LIMIT = 20_000_000

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    # Signing out is a form, and ends at the provider too.
    "form-action": [CSP.SELF, *([_origin(ENV.oidc_issuer)] if ENV.oidc_issuer else [])],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "csrf"
CSRF_FAILURE_VIEW = "motcua.web.shared.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https:")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

LOGGING = logs.settings()
