"""Settings of the tests: the same product, with a fast password hasher and a folder of its own."""

from motcua.config.settings.base import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# No test sends anything by itself, whatever the environment says.
SMTP_URL = MAIL_FROM = SMS = ""

CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

# A test that means the limit sets one.
API_RATE = 0

# Files are found where they lie: tests collect none.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
