"""The five conditions of collective impact as places to go; their colours are the 색동 stripe.

The kernel knows no address: the project hands them in with the setting `DURE_NAVIGATION`, a mapping of
condition to address. A condition without an address keeps its colour in the stripe and has no link.
"""

from dataclasses import dataclass

from django.conf import settings

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Condition:
    """One of the five conditions: code (also its CSS class), names, icon and, if built, address."""

    code: str
    name: Words
    short: Words
    icon: str
    address: str = ""


_FIVE = (
    Condition("agenda", Words("공동의제", "Common agenda"), Words("의제", "Agenda"), "compass"),
    Condition(
        "measurement", Words("공유 측정", "Shared measurement"), Words("측정", "Numbers"), "ruler"
    ),
    Condition(
        "activities",
        Words("상호 강화 활동", "Reinforcing activities"),
        Words("활동", "Work"),
        "sprout",
    ),
    Condition(
        "communication",
        Words("지속적 소통", "Communication"),
        Words("소통", "News"),
        "messages-square",
    ),
    Condition("backbone", Words("백본 조직", "Backbone"), Words("백본", "Backbone"), "waypoints"),
)


def conditions() -> list[Condition]:
    """The five, in their order, with the addresses this project has for them."""
    addresses: dict[str, str] = getattr(settings, "DURE_NAVIGATION", {})
    return [
        Condition(one.code, one.name, one.short, one.icon, addresses.get(one.code, ""))
        for one in _FIVE
    ]
