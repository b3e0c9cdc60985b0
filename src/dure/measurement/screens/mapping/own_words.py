"""A partner's own words in a table about activities: what each of them is called here."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from dure.activities.queries import groups, kind_cards, read_groups
from dure.engines.tables import Table, as_compared
from dure.kernel.words import Words
from dure.measurement.services.activity_words import kinds_by_word

MOST, LONGEST = 60, 120


class OwnWord(NamedTuple):
    """One word of the file that nobody here knows, with what it was said to be."""

    name: str
    field: str
    written: str
    ours: str


def own_words(
    table: Table, chosen: Mapping[int, str], values: Mapping[str, Mapping[str, str]]
) -> list[OwnWord]:
    """The words in columns of services and groups that are not known, each once, the first of them."""
    found: list[OwnWord] = []
    known = kinds_by_word()
    for at, field in sorted(chosen.items()):
        if field not in ("service", "group"):
            continue
        cells = dict.fromkeys(str(row.cells[at]).strip() for row in table.rows if row.cells[at])
        for number, written in enumerate(list(cells)[:MOST]):
            strange = (
                as_compared(written) not in known
                if field == "service"
                else isinstance(read_groups(written), str)
            )
            if strange:
                ours = values.get(field, {}).get(written, "")
                found.append(OwnWord(f"word-{field}-{number}", field, written[:LONGEST], ours))
    return found


def words_posted(posted: Mapping[str, str], words: list[OwnWord]) -> dict[str, dict[str, str]]:
    """Field → the partner's word → ours, for those that were said."""
    known = {"service": {card.code for card in kind_cards()}, "group": set(groups())}
    found: dict[str, dict[str, str]] = {}
    for word in words:
        ours = posted.get(word.name, word.ours)
        if ours in known[word.field]:
            found.setdefault(word.field, {})[word.written] = ours
    return found


def choices() -> dict[str, list[tuple[str, Words]]]:
    """What a word can be, by field."""
    return {
        "service": [(card.code, card.name) for card in kind_cards()],
        "group": [(one.code, one.name) for one in groups().values()],
    }


def shown(words: list[OwnWord]) -> list[dict[str, Any]]:
    """The words with what each can be."""
    offered = choices()
    return [{"word": word, "choices": offered[word.field]} for word in words]
