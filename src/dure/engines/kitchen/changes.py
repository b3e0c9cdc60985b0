"""Changes (바뀐 것): what a new sheet asks of a kitchen that has begun to cook from an older one."""

from collections.abc import Mapping

from pydantic import Field

from dure.engines.kitchen.types import Label, Sheet
from dure.engines.plans import Part


class Repacked(Part):
    """Repacked meal (다시 담을 식사): one diner's meals before and after; empty is no meal at all."""

    diner: str
    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]
    copies_before: int
    copies_after: int


class Changes(Part):
    """Changes (바뀐 것): portions more or fewer of each dish and texture, and whose meals change."""

    portions: tuple[tuple[str, int, int], ...] = Field(default=())  # dish, texture, difference
    repacked: tuple[Repacked, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the kitchen can go on as it was."""
        return not self.portions and not self.repacked


def changes(before: Sheet, after: Sheet) -> Changes:
    """What differs: an allergy that changed after the pots were on, a diner who went to hospital."""
    was, now = _portions(before), _portions(after)
    keys = dict.fromkeys([*was, *now])
    differences = [(*key, now.get(key, 0) - was.get(key, 0)) for key in keys]
    return Changes(
        portions=tuple(one for one in differences if one[2]),
        repacked=_repacked(_labels(before), _labels(after)),
    )


def _repacked(was: Mapping[str, Label], now: Mapping[str, Label]) -> tuple[Repacked, ...]:
    found = []
    for diner in dict.fromkeys([*was, *now]):
        old, new = was.get(diner), now.get(diner)
        one = Repacked(
            diner=diner,
            before=old.dishes if old else (),
            after=new.dishes if new else (),
            copies_before=old.copies if old else 0,
            copies_after=new.copies if new else 0,
        )
        if (one.before, one.copies_before) != (one.after, one.copies_after):
            found.append(one)
    return tuple(found)


def _portions(sheet: Sheet) -> dict[tuple[str, int], int]:
    return {(line.dish, line.texture): line.portions for line in sheet.lines}


def _labels(sheet: Sheet) -> dict[str, Label]:
    return {label.diner: label for label in sheet.labels}
