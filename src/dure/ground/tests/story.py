"""The small village that tests live in: one initiative, a backbone, two kitchens and their people.

Everything here is invented. Use `village()` and take what the story needs.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from dure.ground.access.models import Account, Grant
from dure.ground.access.queries import actors_of_ids
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
    backbone, kitchen, welfare = organisations(
        (f"{slug}-center", "가람사회연대경제지원센터", "Garam Support Centre", "intermediary"),
        (
            f"{slug}-kitchen",
            "손맛사회적협동조합",
            "Sonmat Social Cooperative",
            "social_cooperative",
        ),
        (f"{slug}-welfare", "가람군노인복지관", "Garam Senior Centre", "welfare_centre"),
    )
    joins(backbone, initiative, "backbone")
    all_join(initiative, kitchen, welfare)
    director, reporter, welfare_reporter, funder = people_who(
        initiative,
        ("backbone_director", None, f"director-{slug}"),
        ("reporter", kitchen, f"reporter-{slug}"),
        ("reporter", welfare, f"welfare-{slug}"),
        ("funder", None, f"funder-{slug}"),
    )
    return Village(
        initiative=initiative,
        backbone=backbone,
        kitchen=kitchen,
        welfare=welfare,
        director=director,
        reporter=reporter,
        welfare_reporter=welfare_reporter,
        funder=funder,
    )


def organisation(slug: str, ko: str, en: str, kind: str) -> Organisation:
    """One organisation, valid since 2023."""
    return organisations((slug, ko, en, kind))[0]


def organisations(*told: tuple[str, str, str, str]) -> list[Organisation]:
    """Several at once, each by its slug, its two names and its type."""
    return Organisation.objects.bulk_create(
        Organisation(slug=slug, name_ko=ko, name_en=en, type=kind, valid_from=date(2023, 1, 1))
        for slug, ko, en, kind in told
    )


def joins(member: Organisation, initiative: Initiative, part: str = "member") -> Membership:
    """The organisation takes part since the start."""
    return all_join(initiative, member, part=part)[0]


def all_join(
    initiative: Initiative, *members: Organisation, part: str = "member"
) -> list[Membership]:
    """Several organisations take part since the start."""
    return Membership.objects.bulk_create(
        Membership(
            initiative=initiative, organisation=member, part=part, joined_on=initiative.started_on
        )
        for member in members
    )


def person_who(
    role: str, initiative: Initiative | None, where: Organisation | None, name: str
) -> Actor:
    """An account with one grant, as an actor with a second factor."""
    return people_who(initiative, (role, where, name))[0]


def people_who(
    initiative: Initiative | None, *wanted: tuple[str, Organisation | None, str]
) -> list[Actor]:
    """An account each for (role, organisation, name); nobody of them has a password."""
    accounts = [Account(email=f"{name}@example.org", name=name) for _, _, name in wanted]
    for account in accounts:
        account.set_unusable_password()
    accounts = Account.objects.bulk_create(accounts)
    Grant.objects.bulk_create(
        Grant(
            account=account,
            role=role,
            initiative=initiative,
            organisation=where,
            since=date(2024, 1, 1),
        )
        for account, (role, where, _) in zip(accounts, wanted, strict=True)
    )
    actors = actors_of_ids([account.pk for account in accounts], at=NOW)
    return [replace(actors[account.pk], second_factor=True) for account in accounts]
