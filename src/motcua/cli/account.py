"""``motcua account``: the first people of a node, before anybody can sign in."""

from datetime import date

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble
from motcua.kit.actor import system
from motcua.kit.errors import Refused


@click.group()
def account() -> None:
    """Accounts of officers; the first administrator is made here."""


@account.command()
@click.argument("username")
@click.option("--name", required=True, help="The full name, as it stands under a signature.")
@click.option("--role", "roles", multiple=True, required=True, help="admin, leader, officer, …")
@click.option("--unit", "unit_code", default="", help="Identifier of the unit; else the operator.")
@click.option("--title", default="", help="The title of a leader, as it stands on papers.")
@click.password_option(help="Asked for when not given.")
@with_database
def create(
    username: str, name: str, roles: tuple[str, ...], unit_code: str, title: str, password: str
) -> None:
    """Open the account USERNAME for a person, with roles in a unit from today on."""
    from django.db import transaction

    from motcua.foundation.identity.actions import create_account, create_person, grant_role
    from motcua.foundation.organisations.queries import operator, unit_by_code

    actor = system("account")
    try:
        with transaction.atomic():
            unit = unit_by_code(unit_code) if unit_code else operator()
            person_id = create_person(full_name=name, actor=actor)
            account_id = create_account(
                username=username, password=password, person_id=person_id, actor=actor
            )
            for role in roles:
                grant_role(
                    account_id=account_id,
                    role=role,
                    unit_id=unit.id,
                    valid_from=date.today(),  # noqa: DTZ011
                    title_vi=title,
                    title_en=title,
                    actor=actor,
                )
    except Refused as refused:
        raise Trouble(str(refused)) from None
    click.echo(f"{username} may sign in: {', '.join(roles)} of {unit.name_vi}.")
