"""The rows of releases and of their previews: counts, hidden numbers with why, changes old and new."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from dure.engines.measure import parse_period
from dure.kernel.ui.figures import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure
from dure.kernel.words import Words
from dure.measurement.queries import cell_words, period_words
from dure.measurement.rules.held_words import held_words
from dure.measurement.rules.labels import WHOLE_INITIATIVE
from dure.measurement.rules.preview import counted
from dure.measurement.rules.protecting import protection_words, rules_told
from dure.measurement.rules.restating import CAUSES
from dure.measurement.types.numbers import Publishable, ReleasePage, Restated
from dure.measurement.types.prepared import NamedIndicator, PreviewCard, PreviewNames, RestateCause

WHYS = {
    "disclosure.threshold": Words("{n}명보다 적어요", "fewer than {n} people"),
    "disclosure.small_denominator": Words("비율의 모수가 작아요", "the rate rests on few people"),
    "disclosure.differencing": Words(
        "앞선 공표와 빼면 몇 명이 드러나요", "with an earlier release it would tell a few people"
    ),
    "disclosure.earlier_release": Words(
        "앞선 공표에서 가린 값이에요", "hidden in an earlier release"
    ),
    "disclosure.small_group": Words("작은 집단이에요", "a small group"),
    "disclosure.remainder": Words("나머지 몇 명이 드러나요", "it would tell the few who remain"),
    "disclosure.overlap": Words(
        "여러 곳에 함께 있는 몇 명이 드러나요", "it would tell the few who stand in several parts"
    ),
    "disclosure.protects": Words(
        "다른 작은 수를 계산해 낼 수 있어요", "a small number could be computed from it"
    ),
    "disclosure.zero": Words("0도 가려요", "zeros are hidden as well"),
    "disclosure.dominance": Words(
        "큰 기관 몇 곳이 거의 다 차지해요", "a few organisations hold most of it"
    ),
    "disclosure.p_percent": Words(
        "가장 큰 기관의 몫을 어림할 수 있어요", "the largest share could be reckoned from it"
    ),
    "disclosure.held_back": Words(
        "작은 집단을 지킬 다른 길이 없어 함께 가려요",
        "held back together: nothing else would protect a small group",
    ),
    "disclosure.part_hidden": Words("비율의 한쪽을 가렸어요", "a part of the rate is hidden"),
}
OTHER_WHY = Words("작은 집단을 지켜요", "it protects a small group")
NOBODY = NamedIndicator("", Words("", ""), Words("", ""), 0)


def suggested_periods(found: Publishable, wanted: Mapping[str, str]) -> dict[str, str]:
    """What waits to be published; or what a link asks for, as the shortest period offered that holds it."""
    waiting = {"first": found.first, "last": found.last}
    return {name: _offered(found, wanted.get(name, ""), code) for name, code in waiting.items()}


def _offered(found: Publishable, wanted: str, otherwise: str) -> str:
    try:
        asked = parse_period(wanted)
    except ValueError:
        return otherwise
    holding = [one for one in map(parse_period, found.periods) if one.contains(asked)]
    shortest = min(holding, key=lambda one: len(one.months), default=None)
    return otherwise if shortest is None else shortest.code


def suggested_title(card: PreviewCard) -> dict[str, str]:
    """`2026년 7월–9월 공표`."""
    if card.cause == "people":
        return {
            "title_ko": "사람을 다시 센 뒤의 정정",
            "title_en": "Restated after people were counted again",
        }
    if card.cause:
        return {
            "title_ko": "동의를 거둔 뒤의 정정",
            "title_en": "Restated after withdrawn consents",
        }
    first, last = (period_words(each) for each in (card.wish.first, card.wish.last))
    if first == last:
        return {"title_ko": f"{first.ko} 공표", "title_en": f"Release for {first.en}"}
    return {
        "title_ko": f"{first.ko}–{last.ko} 공표",
        "title_en": f"Release for {first.en} to {last.en}",
    }


def suggested_cause(found: RestateCause | None) -> dict[str, str]:
    """What the form says before anybody writes: consents were withdrawn since the last release."""
    if found is None:
        return {}
    return {"cause": found.cause, "cause_ko": found.words.ko, "cause_en": found.words.en}


def shown_preview(card: PreviewCard, names: PreviewNames) -> dict[str, object]:
    """What would be published, as rows."""
    told = card.told
    statuses: Mapping[str, int] = told["statuses"]
    return {
        "first": period_words(card.wish.first),
        "last": period_words(card.wish.last),
        "open": counted(statuses, "published"),
        "primary": counted(statuses, "primary"),
        "secondary": counted(statuses, "secondary"),
        "silent": counted(statuses, "not_reported"),
        "inapplicable": len_of_rest(statuses),
        "protection": protection_words(told["min_cell"], rules_told(told.get("rules", {}))),
        "indicators": [_indicator(each, names, told["min_cell"]) for each in told["indicators"]],
        "changes": [_change(each, names) for each in told["changes"]],
        "changed": told["changed"],
        "proof": told["proof"],
        "held_back": [
            {
                "name": names.indicators.get(one["indicator"], NOBODY).name,
                "what": held_words(one, names.splits),
            }
            for one in told.get("held_back", ())
        ],
    }


def len_of_rest(statuses: Mapping[str, int]) -> int:
    """Numbers that are none of published, hidden or not reported."""
    usual = counted(statuses, "published", "primary", "secondary", "not_reported")
    return sum(statuses.values()) - usual


def _indicator(each: Mapping[str, Any], names: PreviewNames, min_cell: int) -> dict[str, object]:
    named = names.indicators.get(each["indicator"], NOBODY)
    hidden = counted(each["statuses"], "primary", "secondary")
    return {
        "code": named.code,
        "name": named.name,
        "numbers": sum(each["statuses"].values()),
        "primary": counted(each["statuses"], "primary"),
        "secondary": counted(each["statuses"], "secondary"),
        "silent": counted(each["statuses"], "not_reported"),
        "hidden": [_hidden(one, names, min_cell) for one in each["hidden"]],
        "more": max(0, hidden - len(each["hidden"])),
    }


def _hidden(one: Mapping[str, Any], names: PreviewNames, min_cell: int) -> dict[str, object]:
    why = WHYS.get(one["why"], OTHER_WHY).filled(n=min_cell)
    return {"where": _where(one, names), "status": one["status"], "why": why}


def _where(one: Mapping[str, Any], names: PreviewNames) -> Words:
    """`2026년 9월 · 손맛사회적협동조합 · 남성`."""
    if one["organisation"]:
        stands = names.organisations.get(one["organisation"], Words("", ""))
    elif one["place"]:
        stands = names.places.get(one["place"], Words(one["place"], one["place"]))
    else:
        stands = WHOLE_INITIATIVE
    said = [period_words(one["period"]), stands]
    if one["cell"]:
        said.append(cell_words(one["cell"], names.categories))
    return Words(" · ".join(each.ko for each in said), " · ".join(each.en for each in said))


def _change(one: Mapping[str, Any], names: PreviewNames) -> dict[str, object]:
    named = names.indicators.get(one["indicator"], NOBODY)
    return {
        "name": named.name,
        "where": _where(one, names),
        "old": _figure(one["old_status"], one["old"], named),
        "new": _figure(one["status"], one["new"], named),
        "address": one["address"],
    }


def _figure(status: str, value: str | None, named: NamedIndicator) -> Figure:
    if value is not None:
        return Figure(VALUE, Decimal(value), named.unit, named.decimals)
    return Figure(_state(status))


def _state(status: str) -> str:
    known = {"primary": HIDDEN, "secondary": HIDDEN, "hidden": HIDDEN, "not_reported": NOT_REPORTED}
    return known.get(status, NOT_APPLICABLE)


def shown_release(page: ReleasePage) -> dict[str, object]:
    """One release from the book, as rows."""
    return {
        "page": page,
        "line": page.line,
        "open": counted(page.statuses, "published"),
        "primary": counted(page.statuses, "primary"),
        "secondary": counted(page.statuses, "secondary"),
        "silent": counted(page.statuses, "not_reported"),
        "restated": [
            _restated(each) | {"whose": page.whose.get(each.address)} for each in page.restated
        ],
    }


def _restated(each: Restated) -> dict[str, object]:
    named = NamedIndicator("", each.name, each.unit, each.decimals)
    return {
        "each": each,
        "kind": CAUSES.get(each.cause),
        "old": _figure(each.old_status, _text(each.old), named),
        "new": _figure(each.new_status, _text(each.new), named),
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
