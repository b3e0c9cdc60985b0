"""Sketch (밑그림): what a member hands out instead of people, and what can be read from two of them.

At the member's side every person becomes one bit of a long row, chosen by a keyed hash of name and
birth date; then each bit is turned with a small probability. What leaves is the turned row: no bit
of it says whether somebody is there (local differential privacy), and who knows the key cannot
undo the turning. Two rows tell how many people two members share, with a range, and never whom.
"""

import hashlib
import hmac
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dure.engines.linkage.contacts import sex_of
from dure.engines.linkage.dates import Birth
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.names import name_of
from dure.engines.linkage.sketched import VERSION, Estimated, Overlap, Part, Sketch

BITS = 1 << 16
PRIVACY = 3.0  # epsilon: seeing a bit makes nobody more than e³ times likelier to be there
SURE = 1.96
# Of people in two lists at least so many have name and birth date written alike after tidying
# (measured on generated records with slips: bench/README.md); the upper end allows for the rest.
WRITTEN_ALIKE = 0.72
HALF_WAY = (1 + WRITTEN_ALIKE) / 2
SHORTEST_SECRET = 16
HALF, MARK = 0.5, 16
FEWEST, MOST_PARTS = 10, 60  # people of a category that is sketched; categories of one member


def sketch_of(
    columns: Mapping[str, Sequence[str]],
    read_birth: Callable[[str], Birth],
    *,
    secret: bytes,
    organisation: str,
) -> Sketch:
    """The sketch of a member's people; those without a name or a whole birth date are left out."""
    if len(secret.strip()) < SHORTEST_SECRET:
        raise BadInput([Fault("linkage.secret_short", {"least": SHORTEST_SECRET})])
    keys = [_key(row, read_birth) for row in _rows(columns)]
    known = sorted({key for key in keys if key})
    row = np.zeros(BITS, dtype=bool)
    for key in known:
        row[int.from_bytes(_hash(secret, key)[:8], "big") % BITS] = True
    turned = 1 / (1 + math.exp(PRIVACY))
    return Sketch(
        organisation=organisation,
        counted=len(known),
        left_out=sum(not key for key in keys),
        bits=BITS,
        turned=turned,
        secret_mark=_hash(secret, "which secret").hex()[:16],
        row=np.packbits(row ^ _turning(secret, known, turned)).tobytes().hex(),
    )


def sketch_from(told: Mapping[str, object], *, name: str = "") -> Sketch:
    """A sketch from what a file or a program says; refused when it is none, whatever it claims."""
    names = [one.name for one in fields(Sketch)]
    try:
        made = Sketch(**{one: told[one] for one in names})  # type: ignore[arg-type]
        is_one = (
            made.version == VERSION
            and made.bits == BITS
            and type(made.counted) is int
            and type(made.left_out) is int
            and 0 <= made.counted <= BITS
            and made.left_out >= 0
            and 0.0 < float(made.turned) < HALF
            and len(bytes.fromhex(made.row)) * 8 == BITS
            and 0 < len(made.secret_mark) <= MARK
        )
    except (KeyError, TypeError, ValueError):
        is_one = False
    if not is_one:
        raise BadInput([Fault("linkage.no_sketch", {"value": name})])
    return made


def parts_of(
    columns: Mapping[str, Sequence[str]],
    read_birth: Callable[[str], Birth],
    *,
    by: Sequence[Sequence[str]],
    secret: bytes,
    organisation: str,
) -> list[Part]:
    """A sketch of each category of each split that has enough people; the others have none.

    Who has no value stands in no category. Every split tells of a person once more: a row of its
    own, blurred as the whole is.
    """
    found = []
    for names in by:
        for cell, rows in sorted(_categories(columns, names).items()):
            some = {name: [values[at] for at in rows] for name, values in columns.items()}
            made = sketch_of(some, read_birth, secret=secret, organisation=organisation)
            if made.counted >= FEWEST:
                found.append(Part(dict(zip(names, cell, strict=True)), made))
    if len(found) > MOST_PARTS:
        raise BadInput([Fault("linkage.parts_many", {"have": len(found), "most": MOST_PARTS})])
    return found


def _categories(
    columns: Mapping[str, Sequence[str]], names: Sequence[str]
) -> dict[tuple[str, ...], list[int]]:
    """Which rows stand in each category; sex is read as it is everywhere else."""
    found: dict[tuple[str, ...], list[int]] = {}
    for at, values in enumerate(zip(*(columns[name] for name in names), strict=True)):
        said = zip(names, values, strict=True)
        cell = tuple(sex_of(one) if name == "sex" else one.strip() for name, one in said)
        if all(cell):
            found.setdefault(cell, []).append(at)
    return found


def parts_from(told: Mapping[str, object], whole: Sketch) -> list[Part]:
    """The parts beside a sketch; refused when one is none, or is not of the same people and secret."""
    listed = told.get("parts", [])
    if not isinstance(listed, list) or len(listed) > MOST_PARTS:
        raise BadInput([Fault("linkage.no_sketch", {"value": whole.organisation})])
    return [_part(one, whole) for one in listed]


def _part(told: object, whole: Sketch) -> Part:
    none = BadInput([Fault("linkage.no_sketch", {"value": whole.organisation})])
    if not isinstance(told, dict) or not isinstance(cell := told.get("cell"), dict):
        raise none
    made = sketch_from({**told, "organisation": "part"}, name=whole.organisation)
    _refuse_unlike([replace(whole, organisation="whole"), made])
    said = [one for pair in cell.items() for one in pair]
    if not said or made.counted > whole.counted or not all(isinstance(one, str) for one in said):
        raise none
    return Part(dict(cell), replace(made, organisation=whole.organisation))


def estimated(sketches: Sequence[Sketch]) -> Estimated:
    """People of several members together; refused where sketches cannot be compared."""
    _refuse_unlike(sketches)
    rows = [_levelled(one) for one in sketches]
    pairs = [
        _overlap((sketches[a], rows[a]), (sketches[b], rows[b]))
        for a, b in combinations(range(len(sketches)), 2)
    ]
    total = sum(one.counted for one in sketches)
    most = max((one.counted for one in sketches), default=0)
    # Taking every pair away takes too much where three share somebody; a tree of pairs too little.
    low = max(most, total - sum(one.high for one in pairs))
    high = max(low, total - _tree(pairs, [one.organisation for one in sketches]))
    value = min(high, max(low, total - sum(one.value for one in pairs)))
    return Estimated(value, low, high, tuple(pairs))


def _rows(columns: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str, str, str]]:
    count = max((len(values) for values in columns.values()), default=0)
    names = ("family_name", "given_name", "full_name", "birth_date")
    return zip(*(columns.get(name, [""] * count) for name in names), strict=True)


def _key(row: tuple[str, str, str, str], read_birth: Callable[[str], Birth]) -> str:
    name, birth = name_of(*row[:3]), read_birth(row[3])
    if not name.given_sound or not birth.day:
        return ""
    return f"{name.family_sound}|{name.given_sound}|{birth.day}"


def _hash(secret: bytes, text: str) -> bytes:
    return hmac.new(secret.strip(), text.encode(), hashlib.sha256).digest()


def _turning(secret: bytes, known: Sequence[str], turned: float) -> NDArray[np.bool_]:
    """Which bits are turned. The same people are turned alike, so that asking again tells no more.

    It hangs on the whole list: another member, who has the secret, has not the list.
    """
    lot = np.random.default_rng(list(_hash(secret, "\n".join(["turning", *known]))))
    return np.asarray(lot.random(BITS) < turned)


def _levelled(sketch: Sketch) -> NDArray[np.float64]:
    """Each bit as it was before turning, on average."""
    try:
        bits = np.unpackbits(np.frombuffer(bytes.fromhex(sketch.row), dtype=np.uint8))
    except ValueError:
        bits = np.zeros(0, dtype=np.uint8)
    if len(bits) != sketch.bits:
        raise BadInput([Fault("linkage.no_sketch", {"value": sketch.organisation})])
    return np.asarray((bits - sketch.turned) / (1 - 2 * sketch.turned))


def _overlap(
    one: tuple[Sketch, NDArray[np.float64]], other: tuple[Sketch, NDArray[np.float64]]
) -> Overlap:
    (a, row_a), (b, row_b) = one, other
    both = float((row_a * row_b).sum())
    blur = a.turned * (1 - a.turned) / (1 - 2 * a.turned) ** 2
    error = SURE * math.sqrt(a.bits * blur**2 + (a.counted + b.counted) * blur + max(both, 1.0))
    value, low, high = (_shared(a, b, both + by) for by in (0.0, -error, error))
    most = min(a.counted, b.counted)
    wide = min(most, math.ceil(high / WRITTEN_ALIKE))
    about = min(most, round(value / HALF_WAY))
    return Overlap(a.organisation, b.organisation, about, math.floor(low), wide)


def _shared(a: Sketch, b: Sketch, both: float) -> float:
    """How many are shared when so many bits are set in both: chance meets are taken out."""
    stay = math.log1p(-1 / a.bits)
    neither = both / a.bits - 1 + math.exp(stay * a.counted) + math.exp(stay * b.counted)
    union = math.log(min(1.0, max(neither, 1e-12))) / stay
    return min(float(min(a.counted, b.counted)), max(0.0, a.counted + b.counted - union))


def _tree(pairs: Sequence[Overlap], names: Sequence[str]) -> int:
    """The most that a tree of pairs is sure to share: an upper bound of all together follows."""
    group = {name: name for name in names}
    taken = 0
    for pair in sorted(pairs, key=lambda one: (-one.low, one.one, one.other)):
        a, b = group[pair.one], group[pair.other]
        if a != b:
            taken += pair.low
            group = {name: a if at == b else at for name, at in group.items()}
    return taken


def _refuse_unlike(sketches: Sequence[Sketch]) -> None:
    kinds = {(one.bits, one.turned, one.secret_mark, one.version) for one in sketches}
    names = [one.organisation for one in sketches]
    if len(kinds) > 1 or any(one.version != VERSION for one in sketches):
        raise BadInput([Fault("linkage.sketches_differ")])
    if len(set(names)) < len(names):
        raise BadInput([Fault("linkage.sketch_twice")])
