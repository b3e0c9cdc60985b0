"""Append-only tables: a row is written once. A mistake is answered by another row."""

from typing import Any

from django.db import models

from dure.kernel.errors import OutsideScope
from dure.kernel.scoped import ScopedQuerySet


class LedgerQuerySet(ScopedQuerySet):
    """Rows that can be read and added, never changed. Forgetting a person is its own verb."""

    def update(self, **kwargs: Any) -> int:
        raise OutsideScope(f"{self.model.__name__} is append-only")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise OutsideScope(f"{self.model.__name__} is append-only")

    def forget(self, **blank: Any) -> int:
        """The one permitted mutation: blank the person of the rows found; the caller journals it."""
        return models.QuerySet.update(self, **blank)


LedgerRows = models.Manager.from_queryset(LedgerQuerySet)
