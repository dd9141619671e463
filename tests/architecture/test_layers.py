"""Relations between tables look down the same layers as imports do."""

from django.apps import apps
from django.db import models
from tests.architecture.reading import contracts


def layer_of(app: str) -> tuple[int, int]:
    """Where an app such as ``motcua.services.cases`` stands: its group, its place in the group.

    0 is the lowest. A group without inner layers has its domains side by side, at place 0.
    """
    named = contracts()
    _motcua, group, domain = app.split(".")[:3]
    groups = [layer.removeprefix("motcua.") for layer in named["Groups only look down"]["layers"]]
    inner = [
        contract["layers"]
        for contract in named.values()
        if contract.get("containers") == [f"motcua.{group}"]
    ]
    places = [
        place
        for place, layer in enumerate(reversed(inner[0] if inner else []))
        if domain in [name.strip() for name in layer.split("|")]
    ]
    return len(groups) - groups.index(group), places[0] if places else 0


def may_refer(app: str, to: str) -> bool:
    return app == to or not to.startswith("motcua.") or layer_of(to) < layer_of(app)


def test_foreign_keys_only_look_down():
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_config.name.startswith("motcua.")
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and not may_refer(model._meta.app_config.name, field.related_model._meta.app_config.name)
    ]

    assert upward == []


def test_a_key_that_looks_up_or_aside_is_found():
    assert may_refer("motcua.services.cases", "motcua.services.catalogue")
    assert may_refer("motcua.services.cases", "motcua.foundation.identity")
    assert not may_refer("motcua.services.catalogue", "motcua.services.cases")
    assert not may_refer("motcua.foundation.identity", "motcua.services.cases")
    assert not may_refer("motcua.foundation.numbering", "motcua.foundation.journal")
    assert not may_refer("motcua.instruments.documents", "motcua.instruments.signatures")
