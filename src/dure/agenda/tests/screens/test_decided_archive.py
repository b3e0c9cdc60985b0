"""The archive of a version holds what decided it: minutes, ballots to count again, reasons; no secret."""

import io
import json
import shlex
import zipfile
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.test import Client

from dure.agenda.models import Agenda, Minutes
from dure.agenda.services import (
    close_ballot,
    end_meeting,
    sign_minutes,
    write_minutes,
)
from dure.agenda.tests.assembly import (
    NOW,
    federation,
    frozen_version,
    meets,
    opened,
    proposed,
    votes,
)
from dure.ground.tests.browser import browser_of, page
from dure.ground.tests.story import person_who
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
WHY = Words("작은 조합이 버거워요", "Too much for small ones")


def guest_in(language: str) -> Client:
    """Somebody who is not signed in."""
    client = Client()
    client.cookies["dure_language"] = language
    return client


@pytest.fixture
def here():
    return federation()


def adopted(here, *, secret=False, shown=True):
    """Carried at a meeting by four against one, with minutes that two have confirmed."""
    version = frozen_version(here)
    meeting = meets(here)
    asked = proposed(here, "agenda", agenda_id=version)
    ballot = opened(here, "two_thirds", proposal=asked, meeting=meeting, is_secret=secret)
    for member in range(4):
        votes(here, ballot, member, 1)
    votes(here, ballot, 4, 2, reason=WHY, shows_reason=shown, clause="outcome")
    close_ballot(here.director, ballot=ballot, at=NOW)
    end_meeting(here.director, meeting=meeting, at=NOW)
    signers = [here.org(each) for each in (0, 1, 2)]
    course = Words("의장이 개회를 알렸다.", "The chair opened the meeting.")
    write_minutes(here.director, meeting=meeting, course=course, signers=signers, at=NOW)
    mark = Minutes.objects.everywhere("test").get().fingerprint
    for who in (here.director, here.delegates[0]):
        sign_minutes(who, meeting=meeting, fingerprint=mark, at=NOW)
    return ballot, meeting


def unpacked(here) -> zipfile.ZipFile:
    body = browser_of(here.delegates[0]).get("/in/daon/agenda/1/signatures/archive.zip").content
    return zipfile.ZipFile(io.BytesIO(body))


def test_everything_is_named_in_its_index_and_nothing_else_is_in_it(here):
    ballot, meeting = adopted(here)
    kept = unpacked(here)
    listed = {each["file"]: each["what"] for each in json.loads(kept.read("index.json"))}
    own = {"index.json", "page.css", "page.html", "SHA256SUMS"}
    assert set(listed) | own == set(kept.namelist())
    assert {
        f"ballots/ballot-{ballot}.blt",
        f"ballots/ballot-{ballot}-result.json",
        f"minutes/minutes-{meeting}.txt",
        "reasons-against.json",
    } <= set(listed)
    assert all(what["ko"] and what["en"] for what in listed.values())
    shown = kept.read("page.html").decode()
    assert all(name in shown for name in listed)
    for line in kept.read("SHA256SUMS").decode().splitlines():
        mark, _, name = line.partition("  ")
        assert sha256(kept.read(name)).hexdigest() == mark


def test_the_ballot_in_it_is_counted_again_by_the_command_beside_it(here, tmp_path, monkeypatch):
    ballot, _ = adopted(here)
    unpacked(here).extractall(tmp_path)
    monkeypatch.chdir(tmp_path / "ballots")
    told = json.loads((tmp_path / "ballots" / f"ballot-{ballot}-result.json").read_text("utf-8"))

    call_command(*shlex.split(told["count_again"])[1:])

    again = json.loads((tmp_path / "ballots" / f"ballot-{ballot}.json").read_text("utf-8"))
    assert again["elected"]
    votes_again = again["rounds"][0]["votes"]
    assert sorted(float(each) for each in told["votes"].values()) == sorted(
        float(each)
        for each in (votes_again.values() if isinstance(votes_again, dict) else votes_again)
    )
    file = (tmp_path / "ballots" / told["file"]).read_bytes()
    assert sha256(file).hexdigest() == told["sha256"]


def test_the_minutes_say_course_result_and_who_confirmed_them(here):
    _, meeting = adopted(here)
    text = unpacked(here).read(f"minutes/minutes-{meeting}.txt").decode()
    for said in ("의장이 개회를 알렸다.", "제29조 제2항", "Article 29(2)", here.director.name):
        assert said in text
    assert text.count("아직 · not yet") == 2  # two of the elected have not confirmed
    assert "&" not in text


@pytest.mark.parametrize("secret", [True, False])
def test_reasons_are_in_it_as_their_voters_let_them(here, secret):
    adopted(here, secret=secret)
    (one,) = json.loads(unpacked(here).read("reasons-against.json"))["reasons"]
    assert one["reason"]["ko"] == "작은 조합이 버거워요"
    assert one["clause"] == "outcome"
    assert (one["organisation"] is None) == secret


def test_a_reason_for_members_only_stays_in_the_house(here):
    adopted(here, shown=False)
    kept = unpacked(here)
    told = json.loads(kept.read("reasons-against.json"))
    assert told == {"reasons": [], "read_by_members_only": 1}
    everything = b"".join(kept.read(name) for name in kept.namelist())
    assert "버거워요".encode() not in everything


def test_no_name_of_a_secret_voter_lies_with_a_paper(here):
    ballot, _ = adopted(here, secret=True)
    kept = unpacked(here)
    for name in kept.namelist():
        if name.startswith("ballots/"):
            text = kept.read(name).decode()
            assert not any(member.name_ko in text for member in here.members)
    assert "1 2 0" in kept.read(f"ballots/ballot-{ballot}.blt").decode()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_members_and_everybody_read_the_reason_beside_its_clause(here, language):
    adopted(here)
    said = WHY.ko if language == "ko" else WHY.en
    guest = guest_in(language)
    member = browser_of(here.delegates[0], language=language)
    for client, address in (
        (member, "/in/daon/agenda/1/"),
        (member, "/in/daon/agenda/1/outcome/"),
        (guest, "/i/daon/agenda/"),
        (guest, "/i/daon/agenda/outcome/"),
        (guest, "/i/daon/agenda/1/declaration/"),
    ):
        shown = page(client, address)
        assert said in shown, address
        assert (here.members[4].name_ko if language == "ko" else "Member 5") in shown
    assert Agenda.objects.everywhere("test").get().status == "adopted"


def test_everybody_reads_only_that_there_are_more_reasons_without_consent(here):
    adopted(here, shown=False)
    shown = page(guest_in("ko"), "/i/daon/agenda/")
    assert "버거워요" not in shown
    assert "까닭이 1건 더 있어요" in shown
    assert "버거워요" in page(browser_of(here.delegates[1]), "/in/daon/agenda/1/outcome/")


def test_an_outsider_gets_no_archive(here):
    adopted(here)
    far = federation(slug="far")
    stranger = person_who("reporter", far.initiative, far.members[0], "stranger")
    assert browser_of(stranger).get("/in/daon/agenda/1/signatures/archive.zip").status_code == 403
