"""Every public address at once: what a stranger reads does not depend on what is hidden (B14, B15).

Two counties differ in hidden numbers only. Whatever anybody can open - pages, drawings, texts read
aloud, files, feeds, pictures, the API - says the same of both, letter by letter. A door that is new and
open to all is found by itself.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import unwrap

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from dure.agenda.models import AgendaNode
from dure.agenda.tests.clauses import adopted_agenda_of
from dure.front.tests.published import publish
from dure.kernel.faces import access_of
from dure.measurement.models import Publication, PublishedNumber, WithheldNumber
from dure.measurement.tests.releases import County, county, reports

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HIDDEN = {"primary", "secondary"}
# Open to all, and about no number: signing in, the law, hearing, delivering and answering by link, the
# settings of one's own browser.
OTHER_DOORS = re.compile(
    r"calendar/|act/|calls/|declare/|begin/|language/|theme/|sign-|"
    r"second-factor/|invitation/|law/|hear/|door/|shift/|referral/|api/v1/$|api/<path"
)
GIVEN = {"slug": ["halmae"], "org": ["halmae-kitchen", "duson", "saecham"]}
GIVEN |= {"language": ["ko", "en"], "code": ["M01"]}
GIVEN |= {"number": ["1"], "key": ["work000000", "paid000000"], "shape": ["wide"]}  # an agenda
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Split:
    """Split (나눔): how the people of a kitchen divide into women and men."""

    women: int
    men: int

    def cells(self) -> dict[str, int]:
        return {"": self.women + self.men, "sex=f": self.women, "sex=m": self.men}


def one_world(first: Split, second: Split) -> County:
    """One month; the third kitchen is as it is."""
    made = county()
    reports(made, "손맛", "2026-03", first.cells())
    reports(made, "두손", "2026-03", second.cells())
    reports(made, "새참", "2026-03", Split(90_417, 81_533).cells())
    publish(made)
    agenda = adopted_agenda_of(made.village)
    counted = AgendaNode.objects.within(agenda_id=agenda.agenda_id, key="paid000000")
    counted.update(refers_to="M01")
    return made


def test_no_public_door_tells_one_world_from_the_other() -> None:
    here, statuses, secrets = told(Split(6_161, 3), Split(7_125, 18))
    there, same_statuses, other_secrets = told(Split(6_162, 2), Split(7_124, 19))

    assert statuses == same_statuses
    assert {"primary", "secondary"} <= set(statuses.values())
    assert secrets != other_secrets  # else nothing was tried
    assert set(here) == set(there)
    assert [door for door in here if here[door] != there[door]] == []


def test_the_doors_would_tell_what_is_shown() -> None:
    """A shown number is at most doors: they are really read, not only opened."""
    here, _statuses, _secrets = told(Split(6_161, 3), Split(7_125, 18), ("ko",))
    there, _statuses, _secrets = told(Split(6_161, 3), Split(7_225, 18), ("ko",))

    differ = [door for door in here if here[door] != there.get(door)]
    for name in ("/i/halmae/", "numbers.csv", "numbers.json", "sdmx.csv", "/published", "/n/"):
        assert any(name in door for door in differ), name


def told(
    first: Split, second: Split, languages: tuple[str, ...] = ("ko", "en")
) -> tuple[dict[str, str | bytes], dict[str, str], list[object]]:
    """What a stranger finds behind every door, by a name that is the same in every world."""
    with transaction.atomic():
        one_world(first, second)
        rows = list(PublishedNumber.objects.select_related("organisation", "publication"))
        names = {row.address: _called(row) for row in rows}
        plain = _plain(names)
        found = {}
        for language in languages:
            client = Client()
            client.cookies["dure_language"] = language
            for address in doors(_some(rows)):
                found[f"{language} {plain(address)}"] = _read(client, address, plain)
        statuses = {_called(row): row.status for row in rows}
        kept = list(WithheldNumber.objects.order_by("value").values_list("value", flat=True))
        transaction.set_rollback(True)
    return found, statuses, kept


def _some(rows: list[PublishedNumber]) -> list[str]:
    """The addresses of everything hidden, and of some that are shown beside it."""
    ordered = sorted(rows, key=_called)  # a database answers in any order
    hidden = [row.address for row in ordered if row.status in HIDDEN]
    shown = [row.address for row in ordered if row.status not in HIDDEN]
    return [*hidden[:4], *shown[:2]]


def _called(row: PublishedNumber) -> str:
    where = row.organisation.slug if row.organisation else row.place_code or "all"
    return f"{row.period}~{where}~{row.cell or 'all'}"


def _plain(names: dict[str, str]) -> Callable[[str], str]:
    """Without what differs by chance: addresses, row ids, the release's own name, seals, tokens."""
    release = Publication.objects.get()
    chance = {release.public_id: "RELEASE", release.fingerprint: "PRINT"}
    chance |= {release.fingerprint[:length]: "PRINT" for length in (12, 16)} | names
    every = re.compile("|".join(sorted(map(re.escape, chance), key=len, reverse=True)))
    tokens = re.compile(
        r'(csrfmiddlewaretoken" value=|nonce=|data-token=)"[^"]*"|"initiative_id": [0-9]+'
    )

    def plain(text: str) -> str:
        return tokens.sub("TOKEN", every.sub(lambda found: chance[found[0]], text))

    return plain


def _read(client: Client, address: str, plain: Callable[[str], str]) -> str | bytes:
    answer = client.get(address)
    assert answer.status_code in {200, 302}, (address, answer.status_code)
    content = answer.getvalue()
    try:
        text = plain(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return bytes(content)
    # What is told counts, not in which order equal rows happen to stand.
    pieces = re.split(r"\n|(?<=\}),\s*|\[(?=\{)", text)
    return "\n".join(sorted(piece.strip("[]{}, ") for piece in pieces))


def doors(numbers: list[str]) -> Iterator[str]:
    """Every address that anybody may open, with all that can be put into it."""
    given = GIVEN | {"address": numbers}
    for pattern in sorted(set(patterns(get_resolver()))):
        if OTHER_DOORS.match(pattern):
            continue
        wanted = PARAMETER.findall(pattern)
        assert set(wanted) <= set(given), f"a new public door, {pattern}: say what goes into it"
        yield from _filled(f"/{pattern}", given)


def _filled(pattern: str, given: dict[str, list[str]]) -> Iterator[str]:
    found = PARAMETER.search(pattern)
    if found is None:
        yield pattern
        return
    for value in given[found[1]]:
        yield from _filled(pattern.replace(found[0], value, 1), given)


def patterns(resolver: URLResolver, above: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        name = f"{above}{one.pattern}".replace("\\Z", "")
        if isinstance(one, URLResolver):
            yield from patterns(one, name)
        elif _is_open(one):
            yield name


def _is_open(one: URLPattern) -> bool:
    access = access_of(one.callback)
    if access is not None:
        return access.kind == "all"
    asked = unwrap(one.callback)
    cells = [cell.cell_contents for cell in asked.__closure__ or ()]
    view = getattr(asked, "__self__", None)
    view = view or next((cell for cell in cells if hasattr(cell, "operations")), None)
    operations = getattr(view, "operations", [])
    return any("GET" in each.methods and not each.auth_callbacks for each in operations)
