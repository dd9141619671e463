"""Django's settings, made from ``motcua.config.env``. Nothing else reads the environment."""

from motcua.config.settings.base import *
