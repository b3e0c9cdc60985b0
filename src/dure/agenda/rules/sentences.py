"""Why a statement stands for a group, or for all: in one sentence with its figures, in both languages."""

from collections.abc import Mapping

from dure.kernel.words import Words

LETTERS = (Words("가", "A"), Words("나", "B"), Words("다", "C"), Words("라", "D"), Words("마", "E"))
DID = {"agree": Words("동의", "agreed"), "disagree": Words("반대", "disagreed")}
AT = {"agree": 0, "disagree": 1}
Cell = tuple[int, int, int]
TOO_FEW = Words(
    "{did}한 사람이 다른 그룹보다 뚜렷하게 많아요. 답한 사람이 적어 숫자는 가렸어요.",
    "Clearly more {did} here than elsewhere. Too few answered for the figures to be shown.",
)
GROUP = Words(
    "이 그룹에서 답한 {n}명 가운데 {k}명({share}%)이 {did}했어요",
    "{k} of the {n} in this group who answered ({share}%) {did}",
)
TIMES = Words("다른 그룹보다 {ratio}배 잦아요.", "{ratio} times as often as the others.")
ALL = Words(
    "답한 {n}명 가운데 {k}명({share}%)이 {did}했어요.",
    "{k} of the {n} who answered ({share}%) {did}.",
)
EACH = Words("그룹마다 절반이 넘어요: {which}.", "More than half of every group: {which}.")


def letter(number: int) -> Words:
    """The letter of an opinion group."""
    return LETTERS[number % len(LETTERS)]


def share(cell: Cell, direction: str) -> int:
    """How many in a hundred of those who answered say so."""
    answered = sum(cell)
    return round(100 * cell[AT[direction]] / answered) if answered else 0


def why_group(direction: str, cell: Cell | None, ratio: float | None) -> Words:
    """Why a statement stands for a group; without figures where too few answered it."""
    did = DID[direction]
    if cell is None:
        return _both(TOO_FEW, did)
    first = _both(GROUP, did, n=sum(cell), k=cell[AT[direction]], share=share(cell, direction))
    if ratio is None or round(ratio, 1) <= 1.0:
        return Words(f"{first.ko}.", f"{first.en}.")
    times = TIMES.filled(ratio=f"{ratio:.1f}")
    return Words(f"{first.ko}. {times.ko}", f"{first.en}, {times.en}")


def why_all(direction: str, whole: Cell, cells: Mapping[int, Cell | None]) -> Words:
    """Why a statement is shared by all: how many of all, and of each group that may be shown."""
    did = DID[direction]
    first = _both(ALL, did, n=sum(whole), k=whole[AT[direction]], share=share(whole, direction))
    told = [(letter(part), share(cell, direction)) for part, cell in cells.items() if cell]
    if len(told) < 2:
        return first
    each = Words(
        EACH.ko.format(which=", ".join(f"{name.ko} {percent}%" for name, percent in told)),
        EACH.en.format(which=", ".join(f"{name.en} {percent}%" for name, percent in told)),
    )
    return Words(f"{first.ko} {each.ko}", f"{first.en} {each.en}")


def _both(words: Words, did: Words, **values: int) -> Words:
    return Words(words.ko.format(did=did.ko, **values), words.en.format(did=did.en, **values))
