"""The changes of an import as lines of text: what a dry run says on the command line."""

from dure.kernel.words import Words
from dure.measurement.rules.row_changes import HOW_WORDS, row_words
from dure.measurement.rules.value_changes import BEYOND
from dure.measurement.types.imports import NOTHING, ImportOutcome, RowChange, ValueChange

HEAD = Words("바뀔 것:", "What would change:")
REST = Words("  그 밖에 {n}건", "  and {n} more")
NOT_REPORTED = Words("보고 없음", "not reported")
NOT_APPLICABLE = Words("해당 없음", "not applicable")


def changes_told(outcome: ImportOutcome, most: int, language: str) -> list[str]:
    """The first changes, one line each with its row, then how many more there are."""
    rows = [*map(_as_row, outcome.changes[:most]), *outcome.lines[:most]]
    more = outcome.changed + sum(outcome.told.values()) - len(rows)
    if not rows:
        return []
    rest = [REST.filled(n=f"{more:,}").in_language(language)] if more else []
    return [HEAD.in_language(language), *(_line(one, language) for one in rows), *rest]


def _as_row(one: ValueChange) -> RowChange:
    what = Words(
        *(
            " · ".join(filter(None, (name, cell, one.period)))
            for name, cell in ((one.indicator.ko, one.cell.ko), (one.indicator.en, one.cell.en))
        )
    )
    return RowChange(one.row, what, "changed", old=_short(one.old), new=_new(one))


def _new(one: ValueChange) -> Words:
    new = _short(one.new)
    return Words(f"{new.ko} ({BEYOND.ko})", f"{new.en} ({BEYOND.en})") if one.beyond else new


def _short(short: str) -> Words:
    if not short:
        return NOT_REPORTED
    return NOT_APPLICABLE if short == "na" else Words(short, short)


def _line(one: RowChange, language: str) -> str:
    row, how, what, old, new, header = (
        each.in_language(language)
        for each in (
            *(row_words(one.row), HOW_WORDS[one.how], one.what, one.old, one.new),
            Words(one.header, one.header) if one.header else NOTHING,
        )
    )
    said = " · ".join(filter(None, (how, what, header)))
    arrow = " → ".join(filter(None, (old, new)))
    return f"  {row} {said}" + (f": {arrow}" if arrow else "")
