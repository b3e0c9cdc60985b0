"""The rows of completeness: organisations down, rounds across; filled of asked, and on time or not."""

from dure.engines.measure import parse_period
from dure.measurement.queries import period_words
from dure.measurement.types.desk import Score, Scores

ROUNDS = 12


def shown_scores(scores: Scores) -> dict[str, object]:
    """A table of the newest rounds, the least complete organisation first."""
    newest = sorted({one.period for one in scores.scores}, key=_when, reverse=True)[:ROUNDS]
    by_organisation: dict[int, dict[str, Score]] = {}
    for one in scores.scores:
        by_organisation.setdefault(one.organisation_id, {})[one.period] = one
    rows = [_row(each, newest) for each in by_organisation.values()]
    rows.sort(key=lambda row: (row["share"], str(row["name"].ko)))  # type: ignore[attr-defined]
    return {
        "scores": scores,
        "periods": [(code, period_words(code)) for code in newest],
        "rows": rows,
        "completeness": _percent(scores.completeness),
        "timeliness": _percent(scores.timeliness),
    }


def _row(each: dict[str, Score], periods: list[str]) -> dict[str, object]:
    some = next(iter(each.values()))
    asked = sum(one.asked for one in each.values())
    filled = sum(one.filled for one in each.values())
    judged = [one.on_time for one in each.values() if one.on_time is not None]
    return {
        "name": some.organisation,
        "cells": [_cell(each.get(code)) for code in periods],
        "share": filled / asked if asked else 0.0,
        "filled": _percent(filled / asked if asked else None),
        "on_time": _percent(sum(judged) / len(judged) if judged else None),
    }


def _cell(score: Score | None) -> dict[str, object] | None:
    if score is None:
        return None
    share = score.completeness
    return {
        "period": period_words(score.period),
        "filled": score.filled,
        "asked": score.asked,
        "share": _percent(share),
        "tone": "none" if not share else ("full" if share >= 1 else "part"),
        "on_time": score.on_time,
    }


def _percent(share: float | None) -> int | None:
    # Never 100 while something is missing.
    return None if share is None else (100 if share >= 1 else min(99, round(share * 100)))


def _when(period: str) -> tuple[int, str]:
    return parse_period(period).first_month, period
