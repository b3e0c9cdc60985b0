"""Units in which services are counted: kept by their Korean word, said in both languages."""

from dure.kernel.words import Words

UNITS = {
    "회": "times",
    "식": "meals",
    "시간": "hours",
    "명": "people",
    "건": "cases",
    "일": "days",
    "점": "points",
    "분": "minutes",
    "원": "won",
    "곳": "places",
    "대": "vehicles",
    "자리": "seats",
    "인분": "portions",
    "개": "items",
}


def unit_words(unit: str) -> Words:
    """The unit in both languages; an unknown one stays as it is."""
    return Words(unit, UNITS.get(unit, unit))


class Counted:
    """A card that is counted in a unit."""

    __slots__ = ()
    unit: str

    @property
    def unit_words(self) -> Words:
        """The unit in both languages."""
        return unit_words(self.unit)
