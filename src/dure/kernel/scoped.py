"""Scoped rows: a list that holds several organisations' rows cannot be asked for without a scope."""

from typing import Any, Self

from django.db import models

from dure.kernel.errors import OutsideScope


class ScopedQuerySet(models.QuerySet[Any]):
    """A queryset that remembers whether somebody said on whose behalf it is asked."""

    is_scoped = False

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone.is_scoped = self.is_scoped
        return clone  # type: ignore[no-any-return]

    def within(self, **scope: Any) -> Self:
        """The rows of one scope, for example `within(initiative_id=3)`."""
        scoped = self._clone()
        scoped.is_scoped = True
        return scoped.filter(**scope)

    def everywhere(self, reason: str) -> Self:
        """All rows, for the few who must see all of them; the reason stands in the code."""
        if not reason:
            raise OutsideScope(self.model.__name__)
        scoped = self._clone()
        scoped.is_scoped = True
        return scoped

    def _fetch_all(self) -> None:
        self._must_be_scoped()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        self._must_be_scoped()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        self._must_be_scoped()
        return super().count()

    def exists(self) -> bool:
        self._must_be_scoped()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._must_be_scoped()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._must_be_scoped()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._must_be_scoped()
        return super().delete()

    def _must_be_scoped(self) -> None:
        # A related manager (`report.steps.all()`) carries its instance as a hint: that is a scope.
        if not (self.is_scoped or self._hints.get("instance")):  # type: ignore[attr-defined]
            raise OutsideScope(self.model.__name__)


ScopedRows = models.Manager.from_queryset(ScopedQuerySet)
