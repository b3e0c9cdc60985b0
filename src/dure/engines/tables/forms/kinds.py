"""Kinds of questions: which are choices, and which this reader takes otherwise than they were meant.

Each such construct is told in one sentence, with the questions it concerns; nothing is dropped in silence.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dure.engines.tables.forms.survey import spelled
from dure.engines.tables.types import Fault

FILES = frozenset({"image", "photo", "audio", "video", "file"})
PLACES = frozenset({"geopoint", "geotrace", "geoshape", "location", "gps"})
KNOWN = frozenset(
    {
        *("integer", "int", "decimal", "range", "text", "string", "select", "rank", "date", "time"),
        *("datetime", "dateTime".casefold(), "calculate", "hidden", "barcode", "acknowledge"),
        *(
            "trigger",
            "start",
            "end",
            "today",
            "deviceid",
            "subscriberid",
            "simserial",
            "csv-external",
        ),
        *("phonenumber", "username", "email", "imei", "xml-external", "osm", "background-geopoint"),
        *("uri:deviceid", "start-geopoint", "percentage", "phone", "entity", "last-saved"),
    }
)
NAMED = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of question a type is: its first word, its list, and whether several may be chosen."""

    word: str
    choices: str = ""
    several: bool = False
    elsewhere: bool = False  # its list stands in another file


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its line in the sheet, for what is told of it."""

    number: int
    row: Mapping[str, str]
    path: str


def kind_of(said: str) -> Kind:
    """`select_one yes_no`, `select multiple from fruit or_other`, `rank order`, `integer`."""
    words = spelled(said).split()
    first = words[0] if words else ""
    chooses = first in {"select", "rank"} or spelled(said).startswith("add select")
    if not chooses:
        return Kind(first)
    several = "multiple" in words[:3] or "all" in words[:2] or first == "rank"
    elsewhere = "external" in words[:3] or {"from", "file"} <= set(words[:5])
    return Kind("select", _list_of(said), several, elsewhere)


def _list_of(said: str) -> str:
    """`select_one yes_no`, and as old forms wrote it: `select one from yes_no`."""
    words = [word for word in said.split() if word.casefold() not in {"or_other", "or", "specify"}]
    after = [at for at, word in enumerate(words) if word.casefold() == "from"]
    at = after[0] + 1 if after else (2 if words[0].casefold() == "select" else 1)
    return words[at] if at < len(words) else ""


def findings_of(asked: Sequence[Asked], choices: Collection[str]) -> tuple[Fault, ...]:
    """One sentence for each construct that is read otherwise than the form means it."""
    kinds = [(one, kind_of(one.row["type"])) for one in asked]
    told = {
        "tables.form_files": [one.path for one, kind in kinds if kind.word in FILES],
        "tables.form_places": [one.path for one, kind in kinds if kind.word in PLACES],
        "tables.form_several": [one.path for one, kind in kinds if kind.several],
        "tables.form_lists_elsewhere": [one.path for one, kind in kinds if kind.elsewhere],
        "tables.form_list_missing": [
            f"{one.path} ({kind.choices})"
            for one, kind in kinds
            if kind.choices and not kind.elsewhere and kind.choices not in choices
        ],
        "tables.form_other": [one.path for one, _ in kinds if _has_other(one.row["type"])],
        "tables.form_rules": _with(asked, "constraint", "choice_filter"),
        "tables.form_skips": _with(asked, "relevant", "relevance"),
        "tables.form_sums": _with(asked, "calculation"),
        "tables.form_unknown": [
            f"{one.path} ({one.row['type']})" for one, kind in kinds if _is_new(kind)
        ],
    }
    return tuple(
        Fault(code, None, {"questions": ", ".join(paths[:NAMED]), "count": len(paths)})
        for code, paths in told.items()
        if paths
    )


def _with(asked: Sequence[Asked], *columns: str) -> list[str]:
    return [one.path for one in asked if any(one.row.get(column) for column in columns)]


def _has_other(said: str) -> bool:
    return spelled(said).endswith(("or other", "or specify other"))


def _is_new(kind: Kind) -> bool:
    return kind.word not in {*KNOWN, *FILES, *PLACES}
