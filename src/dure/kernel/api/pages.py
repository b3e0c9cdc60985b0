"""Pages of a list: bounded, so that no program can ask for everything at once."""

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from ninja import Query, Schema
from pydantic import Field

Item = TypeVar("Item")


class Paging(Schema):
    """Where a page begins and how long it is."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class Page(Schema, Generic[Item]):
    """A page: the items, how many there are in all, where the next page begins (null at the end)."""

    items: list[Item]
    count: int
    next_offset: int | None


Asked = Query[Paging]


def paged(rows: Sequence[Item], asked: Paging) -> dict[str, object]:
    """One page of what was found."""
    end = asked.offset + asked.limit
    return {
        "items": list(rows[asked.offset : end]),
        "count": len(rows),
        "next_offset": end if end < len(rows) else None,
    }
