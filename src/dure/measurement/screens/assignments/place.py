"""Which place is meant: a code, or a name where that is enough to know which."""

from dataclasses import dataclass
from datetime import date

from dure.ground.places.queries import search
from dure.kernel.words import Words

SHOWN = 5
NONE = Words("‘{text}’ 지역을 찾지 못했어요.", "No place “{text}” was found.")
MANY = Words(
    "여러 곳이 있어요: {some}. 시·도까지 적거나 코드를 적어 주세요.",
    "There are several: {some}. Add the province, or write the code.",
)


@dataclass(frozen=True, slots=True)
class Meant:
    """The code of the place, or why it is not clear which is meant."""

    code: str = ""
    problem: Words | None = None


def place_meant(text: str, on: date) -> Meant:
    """`가람군`, `전북 가람군` or `5279000000`. A code is taken as it is: old ones are still reported."""
    said = text.strip()[:80]
    if not said or said.isdecimal():
        return Meant(said[:20])
    fitting = search(said, on, limit=SHOWN)
    last = said.split()[-1].lower()
    exact = [place for place in fitting if last in (place.name.ko, place.name.en.lower())]
    chosen = exact or list(fitting)
    if len(chosen) == 1:
        return Meant(chosen[0].code)
    if not chosen:
        return Meant(problem=NONE.filled(text=said))
    some = ", ".join(f"{place.name.ko} ({place.code})" for place in chosen)
    return Meant(problem=MANY.filled(some=some))
