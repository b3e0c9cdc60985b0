"""A digest run for 10,000 people: what waits for each, of every room's queue, then their news, one mail.

Half of them report for an organisation of twenty-five, half work there; each has three pieces of news.
Beside it stands a run that only finds out whose digest is due. A second run must write nothing.
"""

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench.support.tables import Line, keep

PEOPLE, OF_ONE = 10_000, 25


def main() -> None:
    """One database, as the environment names it; else a file of its own."""
    scale = float(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("DURE_DATABASE_URL", f"sqlite:///{Path(home) / 'dure.sqlite3'}")
        os.environ["DURE_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "dure.project.settings.local"
        import django  # noqa: PLC0415 - only once the home is named
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        keep("digests", "any", scale, _measured(round(PEOPLE * scale)))


def _measured(people: int) -> list[Line]:
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from dure.communication.models import Notice  # noqa: PLC0415
    from dure.communication.services import write_digests  # noqa: PLC0415
    from dure.communication.services.write_digests import _due  # noqa: PLC0415
    from dure.ground.tests.story import NOW  # noqa: PLC0415
    from dure.project.tasks import awaiting_of_many  # noqa: PLC0415

    _peopled(people)
    at = NOW + timedelta(days=1)
    began = time.perf_counter()
    read = sum(1 for _ in _due(at))
    bare = time.perf_counter() - began
    began, worked = time.perf_counter(), time.process_time()
    written = write_digests(awaiting=awaiting_of_many(), at=at)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    began = time.perf_counter()
    with CaptureQueriesContext(connection) as again:
        write_digests(awaiting=awaiting_of_many(), at=at)
    second = time.perf_counter() - began
    letters = Notice.objects.everywhere("the bench counts").filter(code="communication.digest")
    assert (read, letters.count()) == (people, written)
    return [
        Line(
            "the whole run", took, "s", f"{people:,} people, {written:,} letters", bare, "only read"
        ),
        Line("for one of them", 1000 * took / max(1, people), "ms", "queue, news, letter"),
        Line("of that the processor", 1000 * worked / max(1, people), "ms", "beside other work"),
        Line("the run again writes nothing", second, "s", f"{len(again)} statements"),
    ]


def _peopled(people: int) -> None:
    """The village, grown: an organisation for every twenty-five."""
    from dure.ground.access.models import Account, Grant  # noqa: PLC0415
    from dure.ground.organisations.models import Membership, Organisation  # noqa: PLC0415
    from dure.ground.tests.story import village  # noqa: PLC0415

    here = village().initiative
    Grant.objects.update(until=date(2024, 1, 2))  # only the crowd is written to
    many = [
        Organisation(
            slug=f"org-{n}",
            name_ko=f"기관 {n}",
            name_en=f"Member {n}",
            type="social_cooperative",
            valid_from=date(2023, 1, 1),
        )
        for n in range(people // OF_ONE)
    ]
    Organisation.objects.bulk_create(many)
    Membership.objects.bulk_create(
        Membership(initiative=here, organisation=one, part="member", joined_on=here.started_on)
        for one in many
    )
    accounts = [Account(email=f"p{n}@example.org", name=f"사람 {n}") for n in range(people)]
    Account.objects.bulk_create(accounts, batch_size=1000)
    Grant.objects.bulk_create(
        (
            Grant(
                account=one,
                role="reporter" if n % 2 else "worker",
                initiative=here,
                organisation=many[n // OF_ONE],
                since=date(2024, 1, 1),
            )
            for n, one in enumerate(accounts)
        ),
        batch_size=1000,
    )
    _news_for(accounts, here.pk)


def _news_for(accounts: list, initiative: int) -> None:  # type: ignore[type-arg]
    from dure.communication.services import tell  # noqa: PLC0415
    from dure.communication.types import NewNotice  # noqa: PLC0415
    from dure.ground.tests.story import NOW  # noqa: PLC0415

    for n in range(3):
        notices = [
            NewNotice(
                event=f"journal:{n}",
                recipient=f"account:{one.pk}",
                account_id=one.pk,
                address=one.email,
                code="communication.told",
                occasion="agenda.question.open",
                initiative_id=initiative,
                when="later",
                values={
                    "name": one.name,
                    "initiative": "할매",
                    "what": f"새 소식 {n}",
                    "page": "x",
                },
            )
            for one in accounts
        ]
        for begin in range(0, len(notices), 300):
            tell(notices[begin : begin + 300], at=NOW)


if __name__ == "__main__":
    main()
