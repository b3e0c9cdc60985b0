"""Shown: a pair in words; fields side by side, only where somebody agreed to them."""

from collections.abc import Mapping, Sequence
from datetime import date

from dure.ground.organisations.queries import LINKING_MODES, PEOPLE_MODES, ground_on
from dure.kernel.words import Words
from dure.measurement.types.linking import OpenedPair, PairLine

FIELDS = {
    "given_name": Words("이름", "given name"),
    "family_name": Words("성", "family name"),
    "birth_date": Words("생년월일", "date of birth"),
    "birth_year": Words("태어난 해", "year of birth"),
    "sex": Words("성별", "sex"),
    "phone": Words("전화", "phone"),
    "street": Words("주소", "address"),
    "place": Words("지역", "place"),
}
SIDES = (
    ("name", Words("이름", "Name")),
    ("birth_date", Words("생년월일", "Date of birth")),
    ("sex", Words("성별", "Sex")),
    ("phone", Words("전화", "Phone")),
    ("address", Words("주소", "Address")),
)
SEXES = {"f": Words("여", "female"), "m": Words("남", "male"), "x": Words("그 밖", "other")}
VERDICTS = {
    "same": Words("같은 사람", "The same person"),
    "different": Words("다른 사람", "Different people"),
    "unsure": Words("모르겠어요", "Not sure"),
}
WAITS = Words("기다려요", "Waiting")
ALIKE = {"equal", "sounds_equal", "lunar"}
APART = {"else", "other_name", "other_script", "same_year", "near"}


def shown_ground(initiative_id: int, on: date) -> dict[str, object]:
    """On what ground people are counted today, and whether they may be linked."""
    ground = ground_on(initiative_id, on)
    may_link = ground.mode in LINKING_MODES
    is_entrusted = ground.mode == "entrusted"
    shown = {"ground": ground, "mode": PEOPLE_MODES[ground.mode], "may_link": may_link}
    return {**shown, "is_entrusted": is_entrusted}


def shown_desk(found: Sequence[PairLine], *, opens: bool) -> dict[str, object]:
    """The rows of the desk, how many wait, and the first of them for whoever may open it."""
    waiting = [one.id for one in found if one.decision is None]
    first = waiting[0] if waiting and opens else None
    return {"lines": [shown_line(one) for one in found], "waiting": len(waiting), "first": first}


def shown_line(line: PairLine) -> dict[str, object]:
    """A row of the desk: what agrees, what differs, what was said."""
    verdict = line.decision.verdict if line.decision else ""
    return {
        "id": line.id,
        "percent": round(line.probability * 100),
        "agrees": _named(line.levels, ALIKE),
        "differs": _named(line.levels, APART),
        "state": VERDICTS.get(verdict, WAITS),
    }


def shown_pair(pair: OpenedPair) -> dict[str, object]:
    """Both sides field by field, and what was said before."""
    fields = []
    for attribute, name in SIDES:
        left, right = getattr(pair.left, attribute), getattr(pair.right, attribute)
        if left or right:
            shown = {"left": SEXES.get(left, left), "right": SEXES.get(right, right)}
            fields.append({"name": name, "is_equal": left == right, **shown})
    history = [
        {"verdict": VERDICTS[one.verdict], "reason": one.reason, "at": one.decided_at}
        | {"by": one.decided_by}
        for one in pair.history
    ]
    closed = {"is_closed": pair.is_closed}
    return {"pair": shown_line(pair.line), "fields": fields, "history": history, **closed}


def _named(levels: Mapping[str, str], wanted: set[str]) -> Words:
    found = [FIELDS[name] for name, level in levels.items() if level in wanted and name in FIELDS]
    if not found:
        return Words("–", "–")
    return Words(", ".join(one.ko for one in found), ", ".join(one.en for one in found))
