"""``motcua service``: public services as packages, checked, tried, released and carried on."""

import click

from motcua.cli import LazyGroup

COMMANDS = {
    "check": "motcua.cli.service.check:check",
    "diff": "motcua.cli.service.diff:diff",
    "environment": "motcua.cli.service.environment:environment",
    "export": "motcua.cli.service.export:export",
    "install": "motcua.cli.service.install:install",
    "list": "motcua.cli.service.list:list_services",
    "migrate": "motcua.cli.service.migrate:migrate",
    "new": "motcua.cli.service.new:new",
    "test": "motcua.cli.service.test:test",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def service() -> None:
    """Public services: folders of text, installed as releases."""
