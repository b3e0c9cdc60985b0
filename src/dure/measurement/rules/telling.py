"""A report told in words: what changed since last time, and a paragraph for a funder's form."""

from collections.abc import Iterable, Sequence

from dure.engines.hangul import settle_particles
from dure.kernel.units import with_unit
from dure.kernel.words import Words
from dure.measurement.rules.labels import period_words
from dure.measurement.types.asked import AskedVersion, Number, StoredValue
from dure.measurement.types.given_back import GivenBack, OwnChange

LINES_IN_PARAGRAPH = 5
WORTH_TELLING = 0.05


def changes_told(changes: Iterable[OwnChange], most: int = 6) -> tuple[Words, ...]:
    """The largest changes as sentences, rates in points; what hardly moved is not told."""
    moved = [one for one in changes if one.change and _size(one) >= WORTH_TELLING]
    return tuple(_sentence(one) for one in sorted(moved, key=_size, reverse=True)[:most])


def _size(one: OwnChange) -> float:
    if one.version.kind == "ratio":
        return abs(float(one.change or 0)) / max(float(one.version.factor), 1)
    if one.version.kind == "mean":
        before = one.before.written(one.version) if one.before else None
        return abs(float(one.change or 0) / float(before)) if before else 1.0
    # From nothing to something has no share and is worth telling.
    return abs(one.share) if one.share is not None else 1.0


def _sentence(one: OwnChange) -> Words:
    version, up = one.version, (one.change or 0) > 0
    before = spoken(one.before.written(version) if one.before else None, version)
    now = spoken(one.now.written(version) if one.now else None, version)
    by = _by(one)
    moved = "늘었어요" if up else "줄었어요"
    ko = f"{version.name.ko}이(가) {before.ko}에서 {now.ko}(으)로 {by.ko} {moved}."
    en = f"{version.name.en} {'rose' if up else 'fell'} {by.en}, from {before.en} to {now.en}."
    return Words(settle_particles(ko), en)


def _by(one: OwnChange) -> Words:
    if one.version.has_parts or one.share is None:
        amount = spoken(max(one.change, -one.change) if one.change else 0, one.version)
        points = one.version.unit.en == "%"
        return Words(
            amount.ko.replace("%", "%p"),
            f"by {amount.en.replace('%', ' points') if points else amount.en}",
        )
    percent = (
        f"{abs(one.share) * 100:.0f}%"
        if abs(one.share) >= 0.095
        else f"{abs(one.share) * 100:.1f}%"
    )
    return Words(percent, f"by {percent}")


def spoken(value: Number | None, version: AskedVersion) -> Words:
    """A number with its unit: `1,240식`, `1,240 meals`."""
    if value is None:
        return Words("보고 없음", "not reported")
    decimals = version.decimals or (0 if value == int(value) else 1)
    text = f"{value:,.{decimals}f}"
    return with_unit(text, version.unit)


def funder_paragraph(back: GivenBack) -> Words:
    """A paragraph ready for somebody else's form; small numbers of people are not told outside."""
    known = _most_telling(back.changes)
    # "Fewer than five" can be said of people; a rate of so few is left out.
    told = [one for one in known if not (one.version.has_parts and _is_small(one, back.smallest))]
    told = told[:LINES_IN_PARAGRAPH]
    if not told:
        return Words("", "")
    period, who = period_words(back.head.period), back.head.organisation
    values = [_value(one, back.smallest) for one in told]
    ko = ", ".join(
        f"{one.version.name.ko} {value.ko}" for one, value in zip(told, values, strict=True)
    )
    en = "; ".join(
        f"{one.version.name.en}: {value.en}" for one, value in zip(told, values, strict=True)
    )
    kept = changes_told([one for one in told if not _is_small(one, back.smallest)], 2)
    return Words(
        settle_particles(
            f"{who.ko}은(는) {period.ko}에 다음과 같은 실적을 거두었습니다: {ko}."
            + "".join(f" {_plainly(one.ko)}" for one in kept)
            + f" ({back.initiative.ko} 공동 지표 정의에 따라 집계)"
        ),
        f"In {period.en}, {who.en} achieved: {en}."
        + "".join(f" {one.en}" for one in kept)
        + f" (Counted by the shared definitions of {back.initiative.en}.)",
    )


def _plainly(sentence: str) -> str:
    # A form of an office is written in its own tone.
    return sentence.replace("늘었어요", "늘었습니다").replace("줄었어요", "줄었습니다")


def _most_telling(changes: Sequence[OwnChange]) -> list[OwnChange]:
    known = [one for one in changes if one.now and one.now.written(one.version) is not None]
    return sorted(known, key=lambda one: not one.version.headline)


def _value(one: OwnChange, smallest: int) -> Words:
    if _is_small(one, smallest):
        return Words(f"{smallest}명 미만", f"fewer than {smallest}")
    return spoken(one.now.written(one.version) if one.now else None, one.version)


def _is_small(one: OwnChange, smallest: int) -> bool:
    """Small groups of people, now or before: a change would tell the other one.

    A rate of few people tells of them as their number does; one without its parts hides how many.
    """
    return one.version.of_people and any(
        _is_small_value(each, one.version, smallest) for each in (one.now, one.before) if each
    )


def _is_small_value(stored: StoredValue, version: AskedVersion, smallest: int) -> bool:
    written = stored.written(version)
    if written is None:
        return False
    if version.has_parts:
        return stored.denominator is None or 0 < stored.denominator < 2 * smallest
    return 0 < written < smallest
