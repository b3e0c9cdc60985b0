"""The sheet `survey` line by line: groups open and close, what is switched off or only shown is left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dure.engines.tables.types import Refused

OPENS = ("begin group", "begin repeat", "begin loop")
CLOSES = ("end group", "end repeat", "end loop")
# What a form says to whoever fills it in, and answers nothing.
SILENT = frozenset({"note", "audit", "start-geopoint", "background-audio"})
OFF = frozenset({"yes", "true", "true()", "1"})
Line = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """A group that is open: `labels` by the column they stand in."""

    name: str
    word: str  # group, repeat, loop
    number: int
    labels: Mapping[str, str]

    @property
    def repeats(self) -> bool:
        """True when it is answered several times in one submission."""
        return self.word != "group"


def survey_of(
    lines: Iterable[Line], name: str
) -> list[tuple[int, Mapping[str, str], tuple[Group, ...]]]:
    """(line, question, groups around it); refused with `tables.form_groups` where they do not match."""
    groups: list[Group] = []
    found = []
    for number, row in lines:
        kind = spelled(row["type"])
        if kind.startswith(OPENS):
            groups.append(_opened(number, row, kind))
        elif kind.startswith(CLOSES):
            if not groups or groups[-1].word != kind.split()[1]:
                raise Refused("tables.form_groups", name=name, line=number)
            groups.pop()
        elif _asks(kind, row):
            found.append((number, row, tuple(groups)))
    if groups:
        raise Refused("tables.form_groups", name=name, line=groups[-1].number)
    return found


def spelled(kind: str) -> str:
    """`Begin_Group` and `begin group` are one."""
    return " ".join(kind.replace("_", " ").split()).casefold()


def _opened(number: int, row: Mapping[str, str], kind: str) -> Group:
    labels = {key: said for key, said in row.items() if key.partition(":")[0] == "label" and said}
    return Group(row.get("name", ""), kind.split()[1], number, labels)


def _asks(kind: str, row: Mapping[str, str]) -> bool:
    off = row.get("disabled", "").casefold() in OFF
    return bool(kind and kind not in SILENT and row.get("name") and not off)
