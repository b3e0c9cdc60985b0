"""The small village that tests live in: one initiative, a backbone, two kitchens and their people.

Everything here is invented. Use `village()` and take what the story needs.
"""

from dataclasses import dataclass
from datetime import date, datetime

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries import actor_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative, Membership, Organisation
from dure.kernel.clock import SEOUL

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=SEOUL)


@dataclass(frozen=True)
class Village:
    """가람군 할매손밥상 in small: who takes part and who acts."""

    initiative: Initiative
    backbone: Organisation
    kitchen: Organisation
    welfare: Organisation
    director: Actor
    reporter: Actor
    welfare_reporter: Actor
    funder: Actor


def village(slug: str = "halmae") -> Village:
    """Make the village; call it inside a test that has a database."""
    initiative = Initiative.objects.create(
        slug=slug,
        name_ko="할매손밥상",
        name_en="Grandmothers' Table",
        started_on=date(2024, 1, 1),
    )
    backbone, kitchen, welfare = (
        organisation(f"{slug}-{code}", ko, en, kind)
        for code, ko, en, kind in (
            ("center", "가람사회연대경제지원센터", "Garam Support Centre", "intermediary"),
            ("kitchen", "손맛사회적협동조합", "Sonmat Social Cooperative", "social_cooperative"),
            ("welfare", "가람군노인복지관", "Garam Senior Centre", "welfare_centre"),
        )
    )
    for each, part in ((backbone, "backbone"), (kitchen, "member"), (welfare, "member")):
        joins(each, initiative, part)
    return Village(
        initiative=initiative,
        backbone=backbone,
        kitchen=kitchen,
        welfare=welfare,
        director=person_who("backbone_director", initiative, None, f"director-{slug}"),
        reporter=person_who("reporter", initiative, kitchen, f"reporter-{slug}"),
        welfare_reporter=person_who("reporter", initiative, welfare, f"welfare-{slug}"),
        funder=person_who("funder", initiative, None, f"funder-{slug}"),
    )


def organisation(slug: str, ko: str, en: str, kind: str) -> Organisation:
    """One organisation, valid since 2023."""
    return Organisation.objects.create(
        slug=slug, name_ko=ko, name_en=en, type=kind, valid_from=date(2023, 1, 1)
    )


def joins(member: Organisation, initiative: Initiative, part: str = "member") -> Membership:
    """The organisation takes part since the start."""
    return Membership.objects.create(
        initiative=initiative, organisation=member, part=part, joined_on=initiative.started_on
    )


def person_who(
    role: str, initiative: Initiative | None, where: Organisation | None, name: str
) -> Actor:
    """An account with one grant, as an actor with a second factor."""
    account = Account.objects.create_user(f"{name}@example.org", name=name)
    Grant.objects.create(
        account=account,
        role=role,
        initiative=initiative,
        organisation=where,
        since=date(2024, 1, 1),
    )
    return actor_of(account, on=TODAY, second_factor=True)
