"""Members are registered, welcomed, put right, represented and seen off; what they did stays."""

from datetime import timedelta

import pytest

from dure.ground.access.models import Affiliation
from dure.ground.access.queries import accounts_of
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Membership, Organisation
from dure.ground.organisations.queries import members_of, organisation_card
from dure.ground.organisations.tests.screens.conftest import signed_in
from dure.ground.tests.story import Village, organisation, village
from dure.kernel.clock import day_of, now

pytestmark = pytest.mark.django_db
MEMBERS = "/in/halmae/members/"
KITCHEN = f"{MEMBERS}halmae-kitchen/"


def banchan(**more: object) -> dict[str, object]:
    return {
        "name_ko": "가람로컬푸드협동조합",
        "name_en": "Garam Local Food Cooperative",
        "slug": "garam-banchan",
        "type": "cooperative",
        "place": "",
        "business_number": "905-88-01231",
        "corporate_number": "",
        "parent": "",
        "about_ko": "",
        "about_en": "",
        "valid_from": "2022-05-01",
        "valid_to": "",
        "part": "member",
        "joined_on": "",
    } | more


def kitchen(**more: object) -> dict[str, object]:
    return (
        banchan(
            name_ko="손맛사회적협동조합",
            name_en="Sonmat Social Cooperative",
            type="social_cooperative",
            business_number="",
            valid_from="2023-01-01",
        )
        | more
    )


def test_a_cooperative_is_registered_and_takes_part_at_once(garam: Village) -> None:
    answer = signed_in(garam.director).post(f"{MEMBERS}new/", banchan(parent=garam.backbone.pk))

    card = organisation_card("garam-banchan")
    assert answer["Location"] == MEMBERS
    assert (card.business_number, card.parent_id) == ("905-88-01231", garam.backbone.pk)
    inside = members_of(garam.initiative.pk, day_of(now()))
    assert "garam-banchan" in [one.organisation.slug for one in inside]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"business_number": "905-88-01232"}, "사업자등록번호가 맞지 않아요"),
        ({"corporate_number": "110111-0000000"}, "법인등록번호가 맞지 않아요"),
        ({"type": "company"}, "협동조합 기본법 제3조"),
        ({"name_ko": "가람반찬"}, "들어가야 해요"),
        ({"slug": "halmae-kitchen"}, "이미 쓰고 있는 주소"),
        ({"slug": "new"}, "이미 쓰고 있는 주소"),
        ({"slug": "가람 반찬"}, "고칠 곳이 있어요"),
        ({"valid_to": "2022-05-01"}, "늦어야 해요"),
        ({"about_ko": "대표 450817-2123456"}, "주민등록번호"),
        ({"parent": "999999"}, "고칠 곳이 있어요"),
        ({"part": "owner"}, "고칠 곳이 있어요"),
        ({"type": ""}, "고칠 곳이 있어요"),
    ],
)
def test_what_the_rules_do_not_allow_is_said_and_nothing_is_half_taken(
    garam: Village, wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(garam.director).post(f"{MEMBERS}new/", banchan(**wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Organisation.objects.filter(slug="garam-banchan").exists()


def test_an_organisation_of_another_initiative_is_welcomed_not_registered_twice(
    garam: Village,
) -> None:
    daon = village("daon")
    client = signed_in(garam.director)

    client.post(
        f"{MEMBERS}welcome/", {"organisation": daon.welfare.pk, "part": "partner", "joined_on": ""}
    )
    again = client.post(f"{MEMBERS}welcome/", {"organisation": daon.welfare.pk, "part": "member"})

    assert Membership.objects.filter(organisation=daon.welfare).count() == 2
    assert again.status_code == 422


def test_what_is_known_is_put_right_and_the_journal_keeps_the_old(garam: Village) -> None:
    answer = signed_in(garam.director).post(KITCHEN, kitchen(name_en="Sonmat Kitchen"))

    noted = JournalEntry.objects.within(initiative_id=garam.initiative.pk).get()
    assert answer["Location"] == KITCHEN
    assert organisation_card("halmae-kitchen").name.en == "Sonmat Kitchen"
    assert noted.values["changed"]["name_en"] == ["Sonmat Social Cooperative", "Sonmat Kitchen"]


def test_an_organisation_never_stands_above_itself(garam: Village) -> None:
    Organisation.objects.filter(pk=garam.backbone.pk).update(parent=garam.kitchen)

    answer = signed_in(garam.director).post(KITCHEN, kitchen(parent=garam.backbone.pk))

    assert answer.status_code == 422
    assert "자기 자신으로 돌아와요" in answer.content.decode()
    assert organisation_card("halmae-kitchen").parent_id is None


def test_its_reporter_is_made_the_delegate_and_later_leaves(garam: Village) -> None:
    client = signed_in(garam.director)
    her = garam.reporter.account_id

    client.post(f"{KITCHEN}delegate/", {"account": her, "kind": "delegate"})
    assert [one.delegate for one in accounts_of(garam.kitchen.pk, day_of(now()))] == ["delegate"]
    assert "reporter-halmae" in client.get(MEMBERS).content.decode()

    client.post(f"{KITCHEN}people/{her}/end/")
    assert accounts_of(garam.kitchen.pk, day_of(now())) == ()
    assert Affiliation.objects.count() == 1  # the row stays as the record


def test_somebody_from_elsewhere_cannot_speak_for_it(garam: Village) -> None:
    client = signed_in(garam.director)

    client.post(f"{KITCHEN}delegate/", {"account": garam.funder.account_id, "kind": "delegate"})

    assert not Affiliation.objects.exists()


def test_it_leaves_and_comes_back_and_both_times_are_kept(garam: Village) -> None:
    client = signed_in(garam.director)
    day = day_of(now())

    client.post(f"{KITCHEN}leave/", {"left_on": (day - timedelta(days=30)).isoformat()})
    left = client.get(MEMBERS).content.decode()
    client.post(
        f"{MEMBERS}welcome/", {"organisation": garam.kitchen.pk, "part": "member", "joined_on": day}
    )
    page = client.get(KITCHEN).content.decode()

    assert "떠난 기관" in left
    assert "지금까지" in page
    assert Membership.objects.filter(organisation=garam.kitchen).count() == 2


def test_what_cannot_be_read_is_said_and_not_passed_over_in_silence(garam: Village) -> None:
    client = signed_in(garam.director)

    left = client.post(f"{KITCHEN}leave/", {"left_on": "어제"}, follow=True).content.decode()
    named = client.post(
        f"{KITCHEN}delegate/", {"account": "9", "kind": "delegate"}, follow=True
    ).content.decode()

    assert "떠나는 날: " in left
    assert "누가: " in named


def test_a_day_before_it_joined_is_not_taken(garam: Village) -> None:
    page = signed_in(garam.director).post(
        f"{KITCHEN}leave/", {"left_on": "2001-01-01"}, follow=True
    )

    assert "늦어야 해요" in page.content.decode()
    assert Membership.objects.get(organisation=garam.kitchen).left_on is None


def test_the_pages_speak_english(garam: Village) -> None:
    client = signed_in(garam.director, "en")

    assert "Who takes part" in client.get(MEMBERS).content.decode()
    assert "Social cooperative" in client.get(KITCHEN).content.decode()
    assert "Register an organisation" in client.get(f"{MEMBERS}new/").content.decode()
    assert "Welcome a known organisation" in client.get(f"{MEMBERS}welcome/").content.decode()


@pytest.mark.parametrize("who", ["reporter", "funder"])
@pytest.mark.parametrize("address", [MEMBERS, f"{MEMBERS}new/", f"{MEMBERS}welcome/", KITCHEN])
def test_nobody_else_enters(garam: Village, who: str, address: str) -> None:
    assert signed_in(getattr(garam, who)).get(address).status_code == 403


def test_a_director_cannot_reach_an_organisation_outside_her_initiative(garam: Village) -> None:
    organisation("outside", "밖의 모임", "Outside", "residents_group")
    client = signed_in(garam.director)

    assert client.get(f"{MEMBERS}outside/").status_code == 422
    assert client.post(f"{MEMBERS}outside/", kitchen(name_en="Mine")).status_code == 422
    assert organisation_card("outside").name.en == "Outside"
    assert client.post(f"{MEMBERS}nowhere/leave/").status_code == 404


def test_the_director_of_another_initiative_changes_nothing_here(garam: Village) -> None:
    other = signed_in(village("daon").director)

    assert other.get(MEMBERS).status_code == 403
    assert other.post(KITCHEN, kitchen(name_en="Mine")).status_code == 403
    assert other.post(f"{KITCHEN}leave/", {"left_on": ""}).status_code == 403


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Garam Local Food", "garam-local-food"),
        ("가람", "garam"),
        ("本", "garamrokeolpudeuhyeopdongjohap"),
        ("", "garamrokeolpudeuhyeopdongjohap"),
        ("Ga" * 70, "ga" * 30),
    ],
)
def test_without_an_address_it_is_made_from_the_name(garam: Village, name, slug) -> None:
    """A director need not think of addresses on the first day."""
    signed_in(garam.director).post(f"{MEMBERS}new/", banchan(slug="", name_en=name))

    made = Organisation.objects.get(name_ko="가람로컬푸드협동조합")
    assert made.slug == slug
    assert made.name_en == (name or made.name_ko)  # one language is enough


def test_a_name_in_letters_nobody_can_spell_gets_a_code_that_stays(garam: Village) -> None:
    signed_in(garam.director).post(
        f"{MEMBERS}new/",
        banchan(
            slug="", name_ko="春夢", name_en="春夢", type="nonprofit_group", business_number=""
        ),
    )

    made = Organisation.objects.get(name_ko="春夢").slug
    assert made.isascii()
    assert len(made) >= 8


def test_without_any_name_nothing_is_registered(garam: Village) -> None:
    before = Organisation.objects.count()

    answer = signed_in(garam.director).post(f"{MEMBERS}new/", banchan(name_ko="", name_en=""))

    assert "한국어나 영어로 적어 주세요." in answer.content.decode()
    assert Organisation.objects.count() == before
