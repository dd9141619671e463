"""What is tied together when Django starts."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class ConfigConfig(AppConfig):
    name = "motcua.config"

    def ready(self) -> None:
        """Load every domain's handlers, so that events find them, and bind jobs to the queue."""
        for app in apps.get_app_configs():
            if app.name.startswith("motcua.") and find_spec(f"{app.name}.handlers"):
                import_module(f"{app.name}.handlers")
        from motcua.config import queue

        queue.bind()
