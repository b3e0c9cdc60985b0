"""A definition in words: what a kind counts, how it is added over time and over places."""

from collections.abc import Mapping
from typing import Any

from dure.kernel.words import Words

LEVELS = {
    "population": Words("지역 수준 (지역 전체의 결과)", "Population (a result of the whole area)"),
    "performance": Words("기관 수준 (우리가 한 일)", "Performance (what we did)"),
}
QUADRANTS = {
    "": Words("정하지 않음", "not set"),
    "how_much": Words("얼마나 했나", "How much did we do?"),
    "how_well": Words("얼마나 잘했나", "How well did we do it?"),
    "better_off_n": Words("몇 명이 나아졌나", "How many are better off?"),
    "better_off_pct": Words("몇 %가 나아졌나", "What share is better off?"),
}
DIRECTIONS = {
    "up": Words("높을수록 좋아요", "Higher is better"),
    "down": Words("낮을수록 좋아요", "Lower is better"),
    "none": Words("방향이 없어요", "Neither is better"),
}
KINDS = {
    "count": Words("건수: 하나씩 세어 더해요", "A count: things are counted and added"),
    "amount": Words(
        "양: 시간, 금액, 무게처럼 더하는 수예요", "An amount: hours, won, weight; added"
    ),
    "ratio": Words(
        "비율: 분자와 분모를 따로 더해 다시 나눠요",
        "A rate: its two parts are added and divided anew",
    ),
    "mean": Words(
        "평균: 합과 수를 따로 더해 다시 나눠요", "A mean: sum and number are added and divided anew"
    ),
    "latest": Words(
        "그때의 수: 기간의 마지막 값을 써요", "A stock: the last value of a period counts"
    ),
    "distinct": Words(
        "실인원: 한 사람을 한 번만 세고, 겹칠 수 있으면 범위로 말해요",
        "People: each counted once; where they may overlap, a range is told",
    ),
}
RULES = {
    "": Words("셈법이 정해요", "as its kind says"),
    "add": Words("더해요", "added"),
    "latest": Words("가장 나중 값을 써요", "the latest counts"),
    "mean_weighted": Words("크기를 따져 평균해요", "averaged by weight"),
    "max": Words("가장 큰 값을 써요", "the largest counts"),
    "none": Words("합치지 않아요", "never combined"),
}
PERIOD_KINDS = {
    "month": Words("달마다", "every month"),
    "quarter": Words("분기마다", "every quarter"),
    "half": Words("반기마다", "every half-year"),
    "year": Words("해마다", "every year"),
}
COUNTED = {
    "count": Words("서비스 기록의 건수를 세어요", "service records are counted"),
    "sum": Words("서비스 기록의 수량을 더해요", "quantities of service records are added"),
    "distinct": Words(
        "서비스 기록에 나온 사람을 한 번씩 세어요",
        "people in service records are counted once each",
    ),
    "mean": Words("서비스 기록의 수량을 평균해요", "quantities of service records are averaged"),
    "latest": Words(
        "마지막 서비스 기록의 수량을 써요", "the quantity of the last service record is taken"
    ),
    "ratio": Words("두 수를 나눠요", "two counts are divided"),
}

NOT_NAMED: Mapping[str, Words] = {}
PARTS = {"numerator": Words("분자", "numerator"), "denominator": Words("분모", "denominator")}


def recipe_words(
    recipe: Mapping[str, Any], services: Mapping[str, Words] = NOT_NAMED
) -> tuple[Words, ...]:
    """How a version is worked out of service records, sentence by sentence; nothing without one.

    `services`: code → what a kind of service is called; a kind without a name is told by its code.
    """
    if not recipe:
        return ()
    said = [COUNTED.get(str(recipe.get("kind")), Words("", ""))]
    if recipe.get("service"):
        said.append(_services(recipe["service"], services))
    for column, values in dict(recipe.get("where") or recipe.get("filter") or {}).items():
        given = _listed(values)
        said.append(
            _services(values, services)
            if column == "service"
            else Words(f"{column}: {given}인 기록만", f"only where {column} is {given}")
        )
    for part, name in PARTS.items():
        told = recipe.get(part)
        if isinstance(told, Mapping):
            inside = recipe_words(told, services)
            said.append(
                Words(
                    f"{name.ko}: {', '.join(one.ko for one in inside)}",
                    f"{name.en}: {', '.join(one.en for one in inside)}",
                )
            )
        elif told:
            said.append(Words(f"{name.ko}: {told}", f"{name.en}: {told}"))
    return tuple(said)


def _services(values: Any, services: Mapping[str, Words]) -> Words:
    codes = [str(one) for one in values] if isinstance(values, list | tuple) else [str(values)]
    named = [services.get(code, Words(code, code)) for code in codes]
    return Words(
        f"서비스: {', '.join(one.ko for one in named)}",
        f"services: {', '.join(one.en for one in named)}",
    )


def _listed(values: Any) -> str:
    return ", ".join(map(str, values)) if isinstance(values, list | tuple) else str(values)
