"""The web application, for Granian."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()

# What is loaded now stays: the collector need not look through it again with every few requests.
gc.collect()
gc.freeze()
