"""A small kitchen of the meals county: 할매손밥상 cooks rice, a soup, a main dish and kimchi."""

import json
from copy import deepcopy
from typing import Any

from dure.engines.kitchen import Plan, Sheet, cook, fingerprint, read_plan

SOY = {"id": "간장", "amount": "8", "unit": "ml", "allergens": ["대두", "밀"]}
RICE = {
    "id": "잡곡밥",
    "course": "rice",
    "ingredients": [
        {"id": "쌀", "amount": "75", "unit": "g", "pack": "20000"},
        {"id": "잡곡", "amount": "5", "unit": "g"},
    ],
    "textures": [7, 4],
    "diets": ["저염식", "채식"],
    "pot": 60,
}
SOUP = {
    "id": "미역국",
    "course": "soup",
    "ingredients": [
        {"id": "미역", "amount": "4.5", "unit": "g"},
        {"id": "쇠고기", "amount": "20", "unit": "g", "loss": "1.2", "allergens": ["쇠고기"]},
        SOY,
    ],
    "textures": [7, 0],
}
TOFU = {
    "id": "두부조림",
    "course": "main",
    "ingredients": [
        {"id": "두부", "amount": "90", "unit": "g", "allergens": ["대두"], "pack": "300"},
        SOY,
    ],
    "textures": [7, 6],
    "diets": ["저염식", "채식"],
}
EGG = {
    "id": "달걀찜",
    "course": "main",
    "ingredients": [
        {"id": "달걀", "amount": "1.5", "unit": "each", "allergens": ["알류"], "pack": "30"}
    ],
    "textures": [7, 4],
    "diets": ["저염식", "채식"],
}
KIMCHI = {
    "id": "백김치",
    "course": "kimchi",
    "ingredients": [{"id": "배추", "amount": "40", "unit": "g", "loss": "1.3"}],
    "allergens": ["새우"],
    "textures": [7, 5],
    "diets": ["채식"],
}
DAY: dict[str, Any] = {
    "menu": {"dishes": ["잡곡밥", "두부조림"], "instead": {"두부조림": ["달걀찜"]}},
    "dishes": [RICE, SOUP, TOFU, EGG, KIMCHI],
    "diners": [
        {"id": "박순례", "where": "stop"},
        {"id": "김영수", "where": "hall", "portions": 2},
    ],
}


def day(*diners: dict[str, Any], **menu: Any) -> dict[str, Any]:
    """The day of that kitchen with other diners, or another menu."""
    said = deepcopy(DAY)
    if diners:
        said["diners"] = [{"where": "stop", **one} for one in diners]
    said["menu"] |= menu
    return said


def as_plan(said: dict[str, Any]) -> Plan:
    return read_plan(json.dumps(said, ensure_ascii=False).encode(), "day.json")


def sheet_of(said: dict[str, Any]) -> Sheet:
    plan = as_plan(said)
    return cook(plan, inputs=fingerprint(plan))


def portions(sheet: Sheet) -> dict[tuple[str, int], int]:
    return {(line.dish, line.texture): line.portions for line in sheet.lines}
