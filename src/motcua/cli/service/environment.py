"""``motcua service environment``: the values that this installation sets for a service."""

import json

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble
from motcua.kit.actor import system


@click.command()
@click.argument("code")
@click.argument("given", metavar="[NAME=VALUE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@with_database
def environment(code: str, given: tuple[str, ...], as_json: bool) -> None:
    """Set and show what the service CODE needs to know of this installation, as an account.

    A package names such values and what they mean; releases never hold them.
    """
    from motcua.kit.errors import Refused
    from motcua.services.catalogue.actions.environment import set_service_value
    from motcua.services.catalogue.queries.releases import environment_of

    try:
        for pair in given:
            name, equals, value = pair.partition("=")
            if not equals:
                raise Trouble(f"{pair!r} is no NAME=VALUE.")
            set_service_value(code=code, name=name, value=value, actor=system("service"))
        found = environment_of(code)
    except Refused as wrong:
        raise Trouble(str(wrong)) from None
    if as_json:
        click.echo(json.dumps({each.name: each.value for each in found}, ensure_ascii=False))
        return
    for each in found:
        click.echo(f"{each.name} = {each.value or '(not set)'}: {each.means['en']}")
