"""``motcua service``: public services as packages, checked, tried, released and carried on."""

import click

from motcua.cli import LazyGroup

COMMANDS = {
    "environment": "motcua.cli.service.environment:environment",
    "export": "motcua.cli.service.export:export",
    "install": "motcua.cli.service.install:install",
    "list": "motcua.cli.service.list:list_services",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def service() -> None:
    """Public services: folders of text, installed as releases."""
