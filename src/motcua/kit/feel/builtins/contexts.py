"""Contexts: read, made, and made anew with something changed."""

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.running import spend
from motcua.kit.feel.writing import shown

type Context = dict[str, object]


@builtin("get value(m: context, key: string)")
def get_value(context: Context, key: str) -> object:
    if key not in context:
        raise Unfit("value.member", name=key[:40])
    return context[key]


@builtin("get value(m: context, keys: list)")
def get_nested(context: Context, keys: list[object]) -> object:
    value: object = context
    for key in keys:
        if not isinstance(value, dict) or not isinstance(key, str) or key not in value:
            raise Unfit("value.member", name=shown(key))
        value = value[key]
    return value if keys else None


@builtin("get entries(m: context) -> list")
def get_entries(context: Context) -> object:
    spend(len(context))
    return [{"key": key, "value": value} for key, value in context.items()]


@builtin("context(entries: list) -> context")
def context_of(entries: list[object]) -> object:
    made: Context = {}
    spend(len(entries))
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str) or "value" not in entry or key in made:  # type: ignore[operator]
            raise Unfit("value.item", found=shown(entry))
        made[key] = entry["value"]  # type: ignore[index]
    return made


@builtin("context put(context: context, key: string, value: Any) -> context")
def put(context: Context, key: str, value: object) -> object:
    spend(len(context))
    return {**context, key: value}


@builtin("context put(context: context, keys: list, value: Any) -> context")
def put_nested(context: Context, keys: list[object], value: object) -> object:
    if not keys:
        raise Unfit("value.empty")
    key, *rest = keys
    if not isinstance(key, str):
        raise Unfit("value.member", name=shown(key))
    if not rest:
        return put(context, key, value)
    inner = context.get(key)
    if not isinstance(inner, dict):
        raise Unfit("value.member", name=key[:40])
    return put(context, key, put_nested(inner, rest, value))


@builtin("context merge(contexts: list) -> context")
def merge(contexts: list[object]) -> object:
    merged: Context = {}
    for each in contexts:
        if not isinstance(each, dict):
            raise Unfit("value.item", found=shown(each))
        spend(len(each))
        merged.update(each)
    return merged
