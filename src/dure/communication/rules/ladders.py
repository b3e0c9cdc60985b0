"""Ladders (알림 사다리) as they are written in a caller's pack, and what is wrong with one.

    no_answer:
      name: {ko: 부재·무응답, en: No answer}
      notice: care_meals.alert
      deeds: {called: {ko: 전화했어요, en: called}}
      outcomes: {well: {ko: 잘 계세요, en: is well}}
      rungs:
        - {code: phone, name: …, who: …, within: 10m, deeds: [called], tells: false}
        - {code: rescue, name: …, who: …, deeds: [called], again: 15m}

Every rung but the last has a time after which the alert climbs by itself; on the last those who handle
it are reminded again and again, after as long as it says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dure.communication.types.alerts import Ladder, Rung
from dure.kernel.packs import read_pack
from dure.kernel.words import Words

UNITS = {"s": 1, "m": 60, "h": 3600}
NOTICE = "communication.alert_step"  # what is written where a ladder says nothing else
LONGEST_S = 24 * 3600
AGAIN_S = 30 * 60  # where the last rung does not say how often it reminds
SPAN = re.compile(r"([1-9][0-9]{0,5})([smh])")


class BadLadder(ValueError):  # noqa: N818 - what it is
    """A ladder that could let an alert lie: the pack is mended before the house starts."""


def ladders_in(file: Path, *, room: str) -> dict[str, Ladder]:
    """The ladders of a pack by their short code; the full code begins with the room."""
    read = read_pack(file)
    return {code: ladder_from(f"{room}.{code}", written) for code, written in read.items()}


def ladder_from(code: str, written: Mapping[str, Any]) -> Ladder:
    """A ladder as it is written; `BadLadder` names the first thing that is wrong."""
    rungs = tuple(_rung(code, one) for one in written.get("rungs") or ())
    if rungs and rungs[-1].again_s is None:
        rungs = (*rungs[:-1], replace(rungs[-1], again_s=AGAIN_S))
    ladder = Ladder(
        code=code,
        name=Words.of(written["name"]),
        rungs=rungs,
        deeds={name: Words.of(pair) for name, pair in (written.get("deeds") or {}).items()},
        outcomes={name: Words.of(pair) for name, pair in (written.get("outcomes") or {}).items()},
        notice=written.get("notice", NOTICE),
        written=dict(written),
    )
    wrong = next(_wrong_in(ladder), "")
    if wrong:
        raise BadLadder(f"{code}: {wrong}")
    return ladder


def seconds_of(span: str | int) -> int:
    """`10m`, `45s`, `2h` in seconds; a bare number is none."""
    found = SPAN.fullmatch(str(span).strip())
    seconds = int(found[1]) * UNITS[found[2]] if found else 0
    if not 0 < seconds <= LONGEST_S:
        raise BadLadder(f"no span of time up to a day: {span!r}")
    return seconds


def _rung(code: str, written: Mapping[str, Any]) -> Rung:
    if "code" not in written:
        raise BadLadder(f"{code}: a rung without a code")
    return Rung(
        code=written["code"],
        name=Words.of(written["name"]),
        who=Words.of(written["who"]),
        within_s=seconds_of(written["within"]) if "within" in written else None,
        deeds=tuple(written.get("deeds") or ()),
        tells=bool(written.get("tells", True)),
        again_s=seconds_of(written["again"]) if "again" in written else None,
    )


def _wrong_in(ladder: Ladder) -> Iterator[str]:
    rungs = ladder.rungs
    if not rungs:
        yield "no rungs"
        return
    if len({rung.code for rung in rungs}) != len(rungs):
        yield "two rungs with one code"
    endless = [rung.code for rung in rungs[:-1] if rung.within_s is None]
    yield from (f"{code} has no time after which it climbs" for code in endless)
    climbing = [rung.code for rung in rungs[:-1] if rung.again_s is not None]
    yield from (f"{code} climbs and does not remind" for code in climbing)
    if rungs[-1].within_s is not None:
        yield f"{rungs[-1].code} is the last and has nowhere to climb"
    unknown = [deed for rung in rungs for deed in rung.deeds if deed not in ladder.deeds]
    yield from (f"an unknown deed {deed}" for deed in unknown)
    if not ladder.outcomes:
        yield "no outcome with which it could be closed"
