"""The settings of an initiative: changed by whoever may, written down, and nothing impossible kept."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import CountingGround
from dure.ground.organisations.queries import ground_on, grounds_of, initiative_card
from dure.ground.organisations.screens.initiative_settings.form import settings_now
from dure.ground.organisations.tests.screens.conftest import signed_in
from dure.ground.organisations.types import ProtectionRules
from dure.ground.tests.story import Village, village
from dure.kernel.clock import day_of, now
from dure.kernel.errors import OutsideScope

pytestmark = pytest.mark.django_db
SETTINGS = "/in/halmae/settings/"


def told(**more: object) -> dict[str, object]:
    today = settings_now(initiative_card("halmae"))
    return {name: value or "" for name, value in today.items()} | more


def test_the_director_raises_the_smallest_group_and_it_is_written_down(garam: Village) -> None:
    client = signed_in(garam.director)

    answer = client.post(SETTINGS, told(min_cell="10", name_en="Granny's Table"))

    card = initiative_card("halmae")
    noted = JournalEntry.objects.within(initiative_id=garam.initiative.pk).get()
    assert answer["Location"] == SETTINGS
    assert (card.min_cell, card.name.en) == (10, "Granny's Table")
    assert noted.values == {
        "changed": {"min_cell": ["5", "10"], "name_en": ["Grandmothers' Table", "Granny's Table"]}
    }


def test_the_page_tells_what_was_changed_before_in_both_languages(garam: Village) -> None:
    signed_in(garam.director).post(SETTINGS, told(min_cell="10"))

    ko = signed_in(garam.director).get(SETTINGS).content.decode()
    en = signed_in(garam.director, "en").get(SETTINGS).content.decode()

    assert "공개하는 가장 작은 수</span> <del>5</del> → 10" in ko
    assert "Smallest group shown in public</span> <del>5</del> → 10" in en


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"min_cell": "0"}, "3에서 50 사이"),
        ({"min_cell": "1000"}, "3에서 50 사이"),
        ({"min_cell": "다섯"}, "고칠 곳이 있어요"),
        ({"name_en": ""}, "고칠 곳이 있어요"),
        ({"licence": "MINE"}, "고칠 곳이 있어요"),
        ({"phase": "gone"}, "고칠 곳이 있어요"),
        ({"people_mode": "registry", "people_mode_basis": " "}, "법적 근거를 적어 주세요"),
        ({"ended_on": "2020-01-01"}, "늦어야 해요"),
        ({"place": "없는곳"}, "그런 지역을 찾을 수 없어요"),
        ({"zeros": "maybe"}, "고칠 곳이 있어요"),
        ({"least_denominator": "2"}, "5에서 1000 사이"),
        ({"least_denominator": "1001"}, "5에서 1000 사이"),
        ({"least_denominator": "-3"}, "고칠 곳이 있어요"),
        ({"dominance_n": "1"}, "둘 다 적거나 둘 다 비워"),
        ({"dominance_k": "80"}, "둘 다 적거나 둘 다 비워"),
        ({"dominance_n": "6", "dominance_k": "80"}, "1에서 5"),
        ({"dominance_n": "1", "dominance_k": "100"}, "1에서 99퍼센트"),
        ({"p_percent": "100"}, "1에서 99퍼센트"),
        ({"p_percent": "열"}, "고칠 곳이 있어요"),
    ],
)
def test_what_cannot_be_is_said_and_not_kept(
    garam: Village, wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(garam.director).post(SETTINGS, told(**wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert initiative_card("halmae").min_cell == 5
    assert not JournalEntry.objects.everywhere("test").exists()


def test_the_rules_of_protection_are_set_and_each_is_written_down(garam: Village) -> None:
    rules = {
        "zeros": "hide",
        "least_denominator": "25",
        "dominance_n": "2",
        "dominance_k": "85",
        "p_percent": "10",
    }

    signed_in(garam.director).post(SETTINGS, told(**rules))

    noted = JournalEntry.objects.within(initiative_id=garam.initiative.pk).get()
    assert initiative_card("halmae").rules == ProtectionRules("hide", 25, 2, 85, 10)
    assert noted.values == {
        "changed": {
            "zeros": ["publish", "hide"],
            "least_denominator": ["0", "25"],
            "dominance_n": ["0", "2"],
            "dominance_k": ["0", "85"],
            "p_percent": ["0", "10"],
        }
    }


def test_the_stricter_rules_are_folded_until_one_is_used(garam: Village) -> None:
    client = signed_in(garam.director)
    assert '<details class="more">' in client.get(SETTINGS).content.decode()

    client.post(SETTINGS, told(dominance_n="1", dominance_k="80"))

    assert '<details class="more" open>' in client.get(SETTINGS).content.decode()


def test_what_is_left_empty_is_no_rule(garam: Village) -> None:
    client = signed_in(garam.director)
    client.post(SETTINGS, told(dominance_n="1", dominance_k="80", p_percent="10"))

    answer = client.post(SETTINGS, told(dominance_n="", dominance_k="", p_percent=""))

    assert answer.status_code == 302
    assert initiative_card("halmae").rules == ProtectionRules()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ko",
            (
                "0의 공개",
                "비율의 가장 작은 모수",
                "비워 두면 가장 작은 수의 두 배예요",
                "이 규칙을 쓰면 한 기관만의 금액도 가려요",
            ),
        ),
        (
            "en",
            (
                "Zeros are hidden like small counts",
                "Left empty, it is twice the smallest group",
                "an amount of one organisation alone is hidden as well",
                "could reckon the largest so closely",
            ),
        ),
    ],
)
def test_each_rule_is_explained_and_the_former_one_stays_to_be_read(
    garam: Village, language: str, words: tuple[str, ...]
) -> None:
    signed_in(garam.director).post(SETTINGS, told(least_denominator="25"))

    page = signed_in(garam.director, language).get(SETTINGS).content.decode()

    for one in words:
        assert one in page
    assert "<del>0</del> → 25" in page
    assert 'value="25"' in page


def test_a_resident_number_is_kept_nowhere(garam: Village) -> None:
    answer = signed_in(garam.director).post(SETTINGS, told(about_ko="대표 450817-2123456"))

    assert answer.status_code == 422
    assert initiative_card("halmae").about.ko == ""


def test_counting_people_by_consent_names_its_ground(garam: Village) -> None:
    signed_in(garam.director).post(
        SETTINGS, told(people_mode="registry", people_mode_basis="개인정보 보호법 제17조 동의")
    )

    card = initiative_card("halmae")
    assert (card.people_mode, card.people_mode_basis) == ("registry", "개인정보 보호법 제17조 동의")


def test_each_ground_stays_with_its_day_and_who_recorded_it(garam: Village) -> None:
    """The backbone first adds up, then links by consent; what held on a day can always be asked."""
    client = signed_in(garam.director)
    client.post(SETTINGS, told(people_mode="registry", people_mode_basis="제17조 동의"))
    client.post(SETTINGS, told(people_mode="registry", people_mode_basis="제17조 동의"))
    client.post(SETTINGS, told(people_mode="estimate", people_mode_basis="공동사업 협약 제7조"))

    today = day_of(now())
    grounds = grounds_of(garam.initiative.pk)
    assert [(one.mode, one.basis) for one in grounds] == [
        ("estimate", "공동사업 협약 제7조"),
        ("registry", "제17조 동의"),
    ]
    assert {one.recorded_by for one in grounds} == {garam.director.name}
    assert ground_on(garam.initiative.pk, today).mode == "estimate"
    assert ground_on(garam.initiative.pk, today - timedelta(days=1)).mode == "sum"


def test_what_was_changed_before_is_told_in_the_words_of_the_form(garam: Village) -> None:
    client = signed_in(garam.director)
    client.post(SETTINGS, told(people_mode="registry", people_mode_basis="제17조 동의"))

    page = client.get(SETTINGS).content.decode()

    history = page.partition("앞서 바꾼 것")[2]
    assert "동의한 사람의 기록을 이어" in history
    assert "registry" not in history


@pytest.mark.slow  # the quick set makes its tables without migrations, so without the trigger
def test_a_ground_is_never_rewritten(garam: Village) -> None:
    signed_in(garam.director).post(
        SETTINGS, told(people_mode="registry", people_mode_basis="제17조 동의")
    )

    with pytest.raises(OutsideScope):
        CountingGround.objects.within(initiative_id=garam.initiative.pk).update(basis="다른 말")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update counting_ground set basis = 'other'")


@pytest.mark.parametrize("who", ["reporter", "funder"])
def test_nobody_else_enters(garam: Village, who: str) -> None:
    client = signed_in(getattr(garam, who))

    assert client.get(SETTINGS).status_code == 403
    assert client.post(SETTINGS, told(min_cell="10")).status_code == 403


def test_the_director_of_another_initiative_changes_nothing_here(garam: Village) -> None:
    other = signed_in(village("daon").director)

    assert other.get(SETTINGS).status_code == 403
    assert other.post(SETTINGS, told(min_cell="10")).status_code == 403
    assert initiative_card("halmae").min_cell == 5


def test_an_initiative_that_is_not_there(garam: Village) -> None:
    assert signed_in(garam.director).get("/in/nowhere/settings/").status_code == 404
    assert Client().get(SETTINGS)["Location"].startswith("/sign-in/?next=")
