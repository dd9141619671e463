"""What is tied together when Django starts."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps

from motcua.kit.extension import joined


class ConfigConfig(AppConfig):
    name = "motcua.config"

    def ready(self) -> None:
        """Load every domain's events and handlers, and bind jobs to the queue.

        Entries of every kind are then known, and find who hears them.
        """
        outside = {app for domain in joined() for app in domain.apps}
        for app in (config.name for config in apps.get_app_configs()):
            if app.startswith("motcua.") or app in outside:
                _load(f"{app}.events")
                _load(f"{app}.handlers")
        from motcua.config import codes, queue

        queue.bind()
        codes.bind()


def _load(module: str) -> None:
    if find_spec(module):
        import_module(module)
