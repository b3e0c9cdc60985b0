"""English units behind a number: 5 meals, but 1 meal. Units are kept as they are said of many."""

ONE = {"people": "person", "children": "child", "women": "woman", "men": "man", "lives": "life"}
WITH_ES = ("sses", "xes", "ches", "shes", "zes")
KEPT = ("ss", "us", "is")  # ends like one of many, and is not: gas and news are no units here
MINUS = "\N{MINUS SIGN}"


def english_unit(unit: str, number: str) -> str:
    """The unit as it stands behind `number` as it is written: 1 meal, 1.0 meals, 2 meals, 1%."""
    if number.removeprefix(MINUS).removeprefix("-") != "1":
        return unit
    first, gap, rest = unit.partition(" ")  # "people a day" is a person a day
    return f"{_one(first)}{gap}{rest}"


def _one(unit: str) -> str:
    if unit in ONE:
        return ONE[unit]
    if not unit.isascii() or not unit.islower() or unit.endswith(KEPT) or not unit.endswith("s"):
        return unit
    if unit.endswith("ies"):
        return f"{unit[:-3]}y"
    return unit[:-2] if unit.endswith(WITH_ES) else unit[:-1]
