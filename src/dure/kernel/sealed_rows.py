"""Where sealed texts lie in the database: in columns of ours, and within the JSON of a library."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import ExpressionWrapper, F, Model, QuerySet, TextField
from django.db.models.expressions import Value

from dure.kernel.append_only import lifted
from dure.kernel.sealed import SealedText, reseal, seals_within, with_seals

Table = type[Model]


def sealed_columns(model: Table) -> list[str]:
    """The sealed columns of a table."""
    return [each.attname for each in model._meta.concrete_fields if isinstance(each, SealedText)]


def sealed_tables() -> list[Table]:
    """The tables with anything sealed."""
    within = set(_within())
    return [model for model in apps.get_models() if sealed_columns(model) or model in within]


def some_seals(model: Table) -> Iterator[str]:
    """The oldest and the newest sealed text of each column, and within each JSON value."""
    for name in sealed_columns(model):
        rows = as_they_lie(model, name).exclude(**{f"raw_{name}": ""})
        for order in ("pk", "-pk"):
            yield from rows.order_by(order).values_list(f"raw_{name}", flat=True)[:1]
    if model in _within():
        for value in QuerySet(model).values_list(_within()[model], flat=True):
            yield from seals_within(value)


def reseal_rows(model: Table) -> int:
    """Seal what lies in one table again, under the newest key; answers how many texts.

    All or nothing. Nobody else writes the rows meanwhile, and what is kept as written is lifted for it:
    the words stay the same. `WrongKey` where a text does not open.
    """
    with transaction.atomic(), lifted(model._meta.db_table):
        return _columns(model, sealed_columns(model)) + _values(model)


def _columns(model: Table, names: list[str]) -> int:
    if not names:
        return 0
    done = 0
    locked = as_they_lie(model, *names).select_for_update()
    for pk, *sealed in list(locked.values_list("pk", *(f"raw_{name}" for name in names))):
        fresh = {
            name: Value(reseal(text), output_field=TextField())
            for name, text in zip(names, sealed, strict=True)
            if text
        }
        if fresh:
            QuerySet(model).filter(pk=pk).update(**fresh)
        done += len(fresh)
    return done


def _values(model: Table) -> int:
    name, done = _within().get(model), 0
    if name is None:
        return 0
    for pk, value in list(as_they_lie(model).select_for_update().values_list("pk", name)):
        count = len(list(seals_within(value)))
        if count:
            QuerySet(model).filter(pk=pk).update(**{name: with_seals(value, reseal)})
        done += count
    return done


def _within() -> dict[Table, str]:
    """Tables of a library, and the JSON column in which it keeps sealed texts."""
    named: dict[str, str] = settings.DURE_SEALED_WITHIN
    return {apps.get_model(label): column for label, column in named.items()}


def as_they_lie(model: Table, *names: str) -> QuerySet[Model]:
    """The rows with these columns as `raw_<name>`: as sealed, in no order, no other table joined."""
    raw = {f"raw_{name}": ExpressionWrapper(F(name), output_field=TextField()) for name in names}
    rows: QuerySet[Model] = QuerySet(model).order_by().annotate(**raw)
    return rows
