"""An organisation signs: once, by who speaks for it, the text that was read; taken back only in writing."""

from datetime import timedelta

import pytest

from dure.agenda.models import Agenda, Ratification
from dure.agenda.queries import signatures_of, signing_state, versions_to_sign, wall_of
from dure.agenda.services import sign_version, withdraw_signature
from dure.agenda.tests.hall import (
    Hall,
    act,
    anew,
    another_member,
    delegate_of,
    hall,
    proof_of,
    signs,
)
from dure.ground.access.models import Affiliation
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Membership
from dure.ground.tests.story import NOW, TODAY, joins, organisation, person_who, village
from dure.kernel.errors import OutsideScope, Refused

pytestmark = pytest.mark.django_db


def journal(verb: str) -> list[JournalEntry]:
    """The lines of the journal with this verb."""
    return list(JournalEntry.objects.everywhere("test").filter(verb=verb))


@pytest.fixture
def made() -> Hall:
    return hall()


def test_a_signature_says_who_for_whom_which_text_when_and_how_known(made: Hall) -> None:
    signed = signs(made, made.home.kitchen, made.cook, word="따뜻한 밥은 이웃의 안부예요.")

    row = Ratification.objects.everywhere("test").get()
    assert (signed.organisation.ko, signed.signer) == ("손맛사회적협동조합", made.cook.name)
    assert (signed.standing.ko, signed.method.ko) == ("대의원", "비밀번호로 다시 확인")
    assert row.fingerprint == made.text.fingerprint
    assert row.authenticated_at < row.signed_at == row.received_at == NOW
    assert "손맛사회적협동조합을 대표하여" in row.intent_ko
    assert "서명·날인과 같은 효력" in row.intent_ko
    entry = journal("agenda.version.sign")[0]
    assert entry.organisation_id == made.home.kitchen.pk
    assert entry.values["fingerprint"] == made.text.fingerprint


def test_an_organisation_signs_a_version_once_whoever_of_it_comes_second(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook)
    deputy = delegate_of(
        made.home.kitchen,
        person_who("reporter", made.home.initiative, made.home.kitchen, "deputy"),
        "alternate",
    )

    with pytest.raises(Refused, match=r"agenda\.signed_already") as refused:
        signs(made, made.home.kitchen, deputy, key="another")
    assert refused.value.values["signer"] == made.cook.name


def test_the_same_act_sent_twice_is_one_signature_and_one_line_in_the_journal(made: Hall) -> None:
    first = signs(made, made.home.kitchen, made.cook, key="phone-1")
    again = signs(made, made.home.kitchen, made.cook, key="phone-1")

    assert again.public_id == first.public_id
    assert len(journal("agenda.version.sign")) == 1


def test_somebody_elses_key_answers_nothing_of_theirs(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook, key="phone-1")

    other = signs(made, made.home.welfare, made.warden, key="phone-1")

    assert other.signer == made.warden.name
    assert len(signatures_of(made.text)) == 2


def test_who_does_not_speak_for_the_organisation_signs_nothing(made: Hall) -> None:
    for stranger in (made.warden, made.home.director, made.home.funder):
        with pytest.raises(Refused, match=r"agenda\.not_your_organisation"):
            signs(made, made.home.kitchen, stranger)
    assert not signatures_of(made.text)


def test_the_proof_of_another_person_is_no_proof(made: Hall) -> None:
    with pytest.raises(Refused, match=r"agenda\.bad_ticket"):
        sign_version(
            made.cook, at=NOW, signing=act(made, made.home.kitchen), proof=proof_of(made.warden)
        )


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"ticked": False}, "agenda.not_ticked"),
        ({"fingerprint": "0" * 64}, "agenda.other_text"),
        ({"word": "밥" * 121}, "agenda.word_too_long"),
        ({"word": "440302-2123456"}, "people.resident_number"),
    ],
)
def test_what_does_not_hold_is_refused_in_one_sentence(
    made: Hall, told: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        signs(made, made.home.kitchen, made.cook, **told)

    assert (
        refused.value.code.split(".")[1] == code.split(".")[1] or "resident" in refused.value.code
    )
    assert not signatures_of(made.text)


def test_a_draft_is_not_signed_and_neither_is_a_text_that_was_followed_by_the_next(
    made: Hall,
) -> None:
    version = Agenda.objects.within(pk=made.text.agenda_id)
    version.update(status="superseded", superseded_at=NOW - timedelta(minutes=1))
    with pytest.raises(Refused, match=r"agenda\.superseded_not_signed"):
        signs(made, made.home.kitchen, made.cook)

    version.update(status="draft", superseded_at=None)
    with pytest.raises(Refused, match=r"agenda\.not_adopted_yet"):
        signs(made, made.home.kitchen, made.cook)


def test_a_funder_does_not_sign_the_agenda_of_others(made: Hall) -> None:
    bank = organisation("bank", "온누리재단", "Onnuri", "foundation")
    joins(bank, made.home.initiative, "funder")
    giver = delegate_of(bank, made.home.funder)

    with pytest.raises(Refused, match=r"agenda\.may_not_sign_here"):
        signs(made, bank, giver)


def test_when_the_delegate_changes_the_earlier_signature_stands(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook)
    Affiliation.objects.filter(account_id=made.cook.account_id).update(until=TODAY)
    heir = delegate_of(
        made.home.kitchen, person_who("reporter", made.home.initiative, made.home.kitchen, "heir")
    )

    (standing,) = signatures_of(made.text)
    assert standing.signer == made.cook.name
    with pytest.raises(Refused, match=r"agenda\.signed_already"):
        signs(made, made.home.kitchen, heir, key="heir")
    with pytest.raises(Refused, match=r"agenda\.not_your_organisation"):
        withdraw_signature(
            anew(made.cook), at=NOW, signature_id=standing.public_id, reason="생각이 바뀌었어요."
        )
    withdraw_signature(
        heir, at=NOW, signature_id=standing.public_id, reason="총회에서 다시 정해요."
    )
    assert not wall_of("halmae", made.text.number).lines


def test_a_signature_is_taken_back_with_a_reason_stays_in_the_record_and_may_be_given_anew(
    made: Hall,
) -> None:
    first = signs(made, made.home.kitchen, made.cook)
    with pytest.raises(Refused, match=r"agenda\.withdrawal_needs_reason"):
        withdraw_signature(made.cook, at=NOW, signature_id=first.public_id, reason="  ")
    withdraw_signature(
        made.cook, at=NOW, signature_id=first.public_id, reason="이사회가 다시 논의해요."
    )

    (kept,) = signatures_of(made.text)
    assert kept.withdrawn is not None
    assert kept.withdrawn.reason == "이사회가 다시 논의해요."
    with pytest.raises(Refused, match=r"agenda\.withdrawn_already"):
        withdraw_signature(made.cook, at=NOW, signature_id=first.public_id, reason="또")
    signs(made, made.home.kitchen, made.cook, key="anew")
    assert [line.organisation.ko for line in wall_of("halmae", made.text.number).lines] == [
        "손맛사회적협동조합"
    ]


def test_a_written_signature_cannot_be_changed_or_wiped(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook)

    with pytest.raises(OutsideScope):
        Ratification.objects.everywhere("test").update(word="다른 말")
    with pytest.raises(OutsideScope):
        Ratification.objects.everywhere("test").delete()


def test_who_joins_later_signs_the_same_text(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook)
    newcomer, delegate = another_member(made.home, 7)

    later = signs(made, newcomer, delegate)

    assert {each.fingerprint for each in signatures_of(made.text)} == {later.fingerprint}
    Membership.objects.filter(organisation=newcomer).update(left_on=TODAY)
    assert later.public_id in {each.public_id for each in signatures_of(made.text)}


def test_the_hall_lost_its_network_the_moment_of_signing_is_kept_apart_from_its_receipt(
    made: Hall,
) -> None:
    signed = sign_version(
        made.cook,
        at=NOW + timedelta(seconds=70),
        signing=act(made, made.home.kitchen, signed_at=NOW),
        proof=proof_of(made.cook),
    )

    assert signed.waited
    assert (signed.signed_at, signed.received_at) == (NOW, NOW + timedelta(seconds=70))


def test_a_phone_whose_clock_is_a_day_ahead_signs_at_the_latest_on_receipt(made: Hall) -> None:
    signed = signs(made, made.home.kitchen, made.cook, signed_at=NOW + timedelta(days=1))

    assert signed.signed_at == NOW


def test_who_showed_who_they_are_an_hour_ago_shows_it_again(made: Hall) -> None:
    old = proof_of(made.cook, authenticated_at=NOW - timedelta(hours=1))

    with pytest.raises(Refused, match=r"agenda\.known_too_long_ago"):
        sign_version(made.cook, at=NOW, signing=act(made, made.home.kitchen), proof=old)


def test_a_version_to_sign_waits_for_its_delegate_until_it_is_signed(made: Hall) -> None:
    asked = {"initiative_id": made.home.initiative.pk, "slug": "halmae", "at": NOW}
    ((text, own),) = versions_to_sign(made.cook, **asked)
    assert (text.number, own.organisation.ko) == (made.text.number, "손맛사회적협동조합")

    signs(made, made.home.kitchen, made.cook)

    assert versions_to_sign(made.cook, **asked) == ()
    assert versions_to_sign(made.home.funder, **asked) == ()


def test_only_the_backbone_sees_whom_it_waits_for_and_strangers_see_nothing(made: Hall) -> None:
    signs(made, made.home.kitchen, made.cook)
    asked = {"slug": "halmae", "number": made.text.number, "at": NOW}

    led = signing_state(made.home.director, **asked)
    assert led.awaited is not None
    assert [name.ko for name in led.awaited] == ["가람군노인복지관"]
    assert signing_state(made.cook, **asked).awaited is None
    with pytest.raises(Refused, match=r"journal\.not_allowed"):
        signing_state(village("daon").reporter, **asked)
