"""The desk of pairs: two records side by side, as much as was agreed to, and a human's word."""

from datetime import date

import pytest
from django.test import Client

from dure.ground.organisations.models import CountingGround
from dure.ground.tests.browser import browser_of as signed_in
from dure.ground.tests.story import NOW
from dure.measurement.models import LikelyPair, PairDecision
from dure.measurement.tests.services.test_link_people import (
    Three,
    counted,
    link,
    three_houses,
    withdraws,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DESK = "/in/halmae/pairs/"


def doubtful(three) -> LikelyPair:  # type: ignore[no-untyped-def]
    """Make the first pair one that a machine cannot tell."""
    link(three)
    pair = LikelyPair.objects.order_by("id").first()
    LikelyPair.objects.filter(pk=pair.pk).update(
        probability=0.62, levels={"given_name": "equal", "phone": "else", "birth_date": "unknown"}
    )
    return pair


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ("두 기록이 한 사람일까요", "62%", "이름", "전화", "기다려요", "제17조 동의")),
        (
            "en",
            ("Are two records one person", "62%", "given name", "phone", "Waiting", "제17조 동의"),
        ),
    ],
)
def test_the_desk_lists_what_waits_without_a_name(language: str, words: tuple[str, ...]) -> None:
    three = three_houses()
    doubtful(three)
    client = signed_in(three.director)
    client.cookies["dure_language"] = language

    page = client.get(DESK).content.decode()

    assert all(word in page for word in words)
    assert "박순례" not in page


@pytest.mark.parametrize("mode", ["estimate", "sum", "entrusted"])
def test_where_people_are_linked_no_longer_the_desk_is_empty_and_opens_nobody(mode: str) -> None:
    """They were compared by consent; now the initiative estimates, or has a contract and no comparison."""
    three = three_houses()
    pair = doubtful(three)
    CountingGround.objects.create(
        initiative=three.table.village.initiative,
        mode=mode,
        basis="" if mode == "sum" else "협약 제3조",
        since_on=date(2026, 11, 1),
        recorded_at=NOW,
        recorded_by="백본 책임자",
    )
    client = signed_in(three.director)

    desk = client.get(DESK).content.decode()
    opened = client.get(f"{DESK}{pair.pk}/")

    assert "62%" not in desk
    assert opened.status_code != 200
    assert "박순례" not in opened.content.decode()


def test_a_pair_is_opened_side_by_side_and_decided() -> None:
    three = three_houses()
    pair = doubtful(three)
    client = signed_in(three.director)

    page = client.get(f"{DESK}{pair.pk}/").content.decode()
    answer = client.post(
        f"{DESK}{pair.pk}/", {"verdict": "different", "reason": "이웃에 사는 동명이인이에요"}
    )

    assert page.count("박순례") == 2
    assert page.count("010-2345-6789") == 2
    assert answer["Location"] == DESK
    assert (
        PairDecision.objects.within(initiative_id=three.initiative_id).get().verdict == "different"
    )
    assert "다른 사람" in client.get(DESK).content.decode()
    assert "이웃에 사는 동명이인이에요" in client.get(f"{DESK}{pair.pk}/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "different", "reason": ""},
        {"verdict": "perhaps", "reason": "까닭"},
        {"verdict": "different", "reason": "통화했어요 010-1234-5678"},
        {"verdict": "different", "reason": "＋８２ 10 1234 5678 로 물었어요"},
        {},
    ],
)
def test_a_word_without_a_reason_or_with_a_phone_number_is_not_taken(wrong: dict[str, str]) -> None:
    three = three_houses()
    pair = doubtful(three)

    signed_in(three.director).post(f"{DESK}{pair.pk}/", {"left": "1", **wrong})

    assert not PairDecision.objects.within(initiative_id=three.initiative_id).exists()
    assert counted(three).undecided == 1


def test_what_was_not_agreed_to_does_not_stand_on_the_page() -> None:
    three = three_houses(items=["name", "birth_date"])
    pair = doubtful(three)

    page = signed_in(three.director).get(f"{DESK}{pair.pk}/").content.decode()

    assert "박순례" in page
    assert "010-2345-6789" not in page


def test_a_withdrawn_consent_closes_the_pair() -> None:
    three = three_houses()
    pair = doubtful(three)
    withdraws(next(one for one in three.consents if one.person_id == pair.left_id))

    answer = signed_in(three.director).get(f"{DESK}{pair.pk}/")

    assert "박순례" not in answer.content.decode()


def test_without_a_second_factor_nobody_is_opened() -> None:
    three = three_houses()
    pair = doubtful(three)

    answer = signed_in(three.director, second_factor=False).get(f"{DESK}{pair.pk}/")

    assert "박순례" not in answer.content.decode()


def test_without_a_ground_the_desk_says_so_and_offers_nothing() -> None:
    three = three_houses(ground="")

    page = signed_in(three.director).get(DESK).content.decode()

    assert "법적 근거가 적혀 있지 않아" in page
    assert "견주기</button>" not in page


@pytest.mark.parametrize("who", ["reporter", "funder"])
def test_nobody_else_enters(who: str) -> None:
    three = three_houses()
    pair = doubtful(three)
    client = signed_in(getattr(three.table.village, who))

    assert client.get(DESK).status_code == 403
    assert client.get(f"{DESK}{pair.pk}/").status_code == 403
    assert client.post(f"{DESK}compare/").status_code == 403


def three_waiting() -> tuple[Three, list[LikelyPair]]:
    three = three_houses()
    link(three)
    LikelyPair.objects.update(probability=0.62)
    return three, list(LikelyPair.objects.order_by("id"))


def says(client: Client, address: str, verdict: str) -> str:
    answer = client.post(address, {"verdict": verdict, "reason": "전화로 물어보았어요"})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_after_a_decision_the_next_waiting_pair_comes_and_after_the_last_the_desk() -> None:
    three, pairs = three_waiting()
    client = signed_in(three.director)
    first, second, third = (f"{DESK}{one.pk}/" for one in pairs)

    assert says(client, first, "same") == f"{second}?after=decided"
    assert says(client, f"{second}?after=decided", "unsure") == f"{third}?after=decided"
    assert says(client, third, "different") == DESK


def test_from_the_middle_the_first_follows_and_who_was_decided_does_not_come_again() -> None:
    three, pairs = three_waiting()
    client = signed_in(three.director)
    first, second, third = (f"{DESK}{one.pk}/" for one in pairs)

    assert says(client, third, "same") == f"{first}?after=decided"
    assert says(client, third, "different") == f"{first}?after=decided"
    assert says(client, first, "same") == f"{second}?after=decided"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ko",
            ("판단을 적었어요. 다음 쌍이에요.", "기다리는 쌍 3개", "적고 다음 쌍으로", "건너뛰기"),
        ),
        ("en", ("This is the next pair.", "3 pairs waiting", "next pair", "Skip")),
    ],
)
def test_the_next_pair_is_announced_and_has_its_keys(language: str, words: tuple[str, ...]) -> None:
    three, pairs = three_waiting()
    client = signed_in(three.director)
    client.cookies["dure_language"] = language

    page = client.get(f"{DESK}{pairs[0].pk}/?after=decided").content.decode()
    plain = client.get(f"{DESK}{pairs[0].pk}/").content.decode()

    assert all(word in page for word in words)
    assert all(f'data-key="{key}"' in page for key in "sdun")
    assert "autofocus" in page
    assert "autofocus" not in plain


def test_the_last_pair_offers_no_next_one() -> None:
    three = three_houses()
    pair = doubtful(three)

    page = signed_in(three.director).get(f"{DESK}{pair.pk}/").content.decode()

    assert "다음 쌍으로" not in page
    assert 'data-key="n"' not in page


@pytest.mark.parametrize("number", ["9" * 400, "-1", "1; drop", "٣"])
def test_members_that_are_no_numbers_ask_for_everybody_s_pairs(number: str) -> None:
    three, _ = three_waiting()

    answer = signed_in(three.director).get(DESK, {"one": number, "other": number})

    assert answer.status_code == 200
