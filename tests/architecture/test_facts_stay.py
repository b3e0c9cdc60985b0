"""Facts are written once: no bells when a row is saved, no hidden work in `save()`, no edited ledger."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from dure.kernel.ledger import LedgerQuerySet
from dure.kernel.testing.checkout import PACKAGE
from dure.kernel.testing.sources import nodes

BELLS = ("django.db.models.signals", "django.dispatch", "django.core.signals")
HIDDEN = ("save", "delete", "save_base", "asave", "adelete")
CHANGES = ("update", "delete", "bulk_update", "update_or_create", "aupdate", "adelete")


def test_nobody_rings_a_bell_or_works_in_hiding() -> None:
    assert [
        fault for file in sources(PACKAGE) for fault in (*bells(file), *hidden_work(file))
    ] == []


def test_nobody_edits_a_ledger() -> None:
    ledgers = {model.__name__ for model in apps.get_models() if is_ledger(model)}
    assert "ServiceRecord" in ledgers
    assert [fault for file in sources(PACKAGE) for fault in edits(file, ledgers)] == []


def is_ledger(model: type) -> bool:
    return isinstance(model._default_manager.all(), LedgerQuerySet)  # type: ignore[attr-defined]


def sources(package: Path) -> Iterator[Path]:
    files = sorted(package.rglob("*.py"))
    return (file for file in files if not {"tests", "migrations"} & set(file.parts))


def bells(file: Path) -> Iterator[str]:
    names = [node.module or "" for node in nodes(file, ast.ImportFrom)]
    names += [alias.name for node in nodes(file, ast.Import) for alias in node.names]
    return (f"{file}: imports {name}" for name in names if name.startswith(BELLS))


def hidden_work(file: Path) -> Iterator[str]:
    """Classes of the `models` shelf that do something of their own when a row is saved."""
    if "models" not in {file.stem, *file.parts}:
        return
    for node in nodes(file, ast.ClassDef):
        methods = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
        yield from (f"{file}: {node.name}.{name}" for name in methods if name in HIDDEN)


def edits(file: Path, ledgers: set[str]) -> Iterator[str]:
    """Calls such as `ServiceRecord.objects.filter(…).update(…)`."""
    for called in (node.func for node in nodes(file, ast.Call)):
        changes = isinstance(called, ast.Attribute) and called.attr in CHANGES
        if changes and first_name(called) in ledgers:
            yield f"{file}:{called.lineno}: {first_name(called)} is append-only"


def first_name(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    return node.id if isinstance(node, ast.Name) else ""


@pytest.mark.parametrize(
    "text",
    [
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
        "class Visit(Model):\n    def save(self): ...",
        "ServiceRecord.objects.within(initiative_id=3).update(quantity=0)",
        "ServiceRecord.objects.bulk_update(rows, ['quantity'])",
    ],
)
def test_a_changed_past_is_noticed(tmp_path: Path, text: str) -> None:
    file = tmp_path / "models" / "visit.py"
    file.parent.mkdir()
    file.write_text(text)
    assert [*bells(file), *hidden_work(file), *edits(file, {"ServiceRecord"})]


def test_a_reading_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "models.py"
    file.write_text("ServiceRecord.objects.filter(id=1).first()\nvalues.update(ServiceRecord=1)")
    assert not [*bells(file), *hidden_work(file), *edits(file, {"ServiceRecord"})]
