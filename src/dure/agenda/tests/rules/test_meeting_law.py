"""Notice, proxies, weights and what needs two thirds: by the law of the day and its article."""

from datetime import date
from fractions import Fraction

import pytest

from dure.agenda.rules.double_entry import Entered, compared
from dure.agenda.rules.meeting_law import (
    Assembly,
    check_method,
    notice_rule,
    passing_of,
    proxy_rule,
    quorum_of,
    weight_cap,
)
from dure.agenda.rules.notice_period import notice_of
from dure.agenda.rules.proxies import check_proxy
from dure.agenda.rules.vote_weights import check_cap, check_secret, check_votes, check_weighting
from dure.agenda.rules.voting_methods import METHODS
from dure.ground.law.queries import law_entry
from dure.kernel.errors import Refused
from dure.kernel.words import Words

DAY = date(2026, 3, 20)
OURS = Words("정관 제9조", "Bylaws, Article 9")
COOP, UNION, BY_AGREEMENT = (
    Assembly(basis="cooperative"),
    Assembly(basis="federation", citation=OURS),
    Assembly(basis="agreement", quorum=Fraction(3, 5), citation=OURS),
)


def law(code: str):
    return law_entry(code, DAY)


RULE = proxy_rule(COOP, law)


@pytest.mark.parametrize(
    ("told_on", "expels", "urgent", "reason", "outcome"),
    [
        (date(2026, 3, 10), False, None, "", "in time"),
        (date(2026, 3, 13), False, None, "", "in time"),  # seven days
        (date(2026, 3, 14), False, None, "", "agenda.notice_too_short"),
        (date(2026, 3, 14), False, None, "불이 났어요", "agenda.no_urgent_notice"),
        (
            date(2026, 3, 14),
            False,
            3,
            "불이 났어요",
            "agenda.no_urgent_notice",
        ),  # the act knows none
        (date(2026, 3, 14), False, 3, "", "agenda.notice_too_short"),
        (date(2026, 3, 10), True, None, "", "in time"),  # ten days before an expulsion
        (date(2026, 3, 11), True, 3, "급해요", "agenda.no_urgent_notice"),
        (date(2026, 3, 21), False, None, "", "agenda.notice_too_short"),
    ],
)
def test_a_meeting_is_called_in_time_or_with_a_reason(told_on, expels, urgent, reason, outcome):
    assembly = Assembly(basis="federation", urgent_days=urgent, citation=OURS)
    rule = notice_rule(assembly, law, expels=expels)
    if outcome.startswith("agenda."):
        with pytest.raises(Refused) as refused:
            notice_of(told_on, DAY, rule, urgent_reason=reason)
        assert refused.value.code == outcome
        return
    found = notice_of(told_on, DAY, rule, urgent_reason=reason)
    assert found.is_urgent == (outcome == "urgent")
    assert ("제28조 제5항" if not (expels or urgent) else "조") in found.told.ko


@pytest.mark.parametrize(
    ("basis", "urgent", "told_on", "outcome"),
    [
        ("agreement", 3, date(2026, 3, 17), "urgent"),  # as they agreed
        ("agreement", 3, date(2026, 3, 18), "agenda.notice_too_short"),
        ("federation", 3, date(2026, 3, 13), "urgent"),  # fourteen by the bylaws, seven by the act
        ("federation", 3, date(2026, 3, 14), "agenda.notice_too_short"),
        ("federation", 10, date(2026, 3, 10), "urgent"),
        ("federation", 10, date(2026, 3, 11), "agenda.notice_too_short"),
        ("cooperative", None, date(2026, 3, 8), "agenda.no_urgent_notice"),
    ],
)
def test_urgency_shortens_what_the_bylaws_ask_and_never_what_the_act_asks(
    basis, urgent, told_on, outcome
):
    assembly = Assembly(basis=basis, notice_days=14, urgent_days=urgent, citation=OURS)
    rule = notice_rule(assembly, law)
    if outcome == "urgent":
        assert notice_of(told_on, DAY, rule, urgent_reason="불이 났어요").is_urgent
        return
    with pytest.raises(Refused) as refused:
        notice_of(told_on, DAY, rule, urgent_reason="불이 났어요")
    assert refused.value.code == outcome


def test_every_number_of_an_assembly_has_its_day_and_its_article():
    """A rule that stood in the code would hold for yesterday's ballots too."""
    articles = {
        "votes_of_a_member": "제23조 제1항",
        "proxy_members": "제23조 제3항",
        "proxy_in_writing": "제23조 제4항",
        "expulsion_notice_days": "제25조 제2항",
        "meeting_notice_days": "제28조 제5항",
        "quorum_share": "제29조 제2항",
        "ordinary_resolution_share": "제29조 제2항",
        "special_resolution_share": "제29조 제2항",
        "special_resolution_subjects": "제29조 제2항",
        "minutes_signers": "제30조 제2항",
        "federation_weights_votes": "제75조",
        "federation_share_cap": "제76조",
    }
    for code, article in articles.items():
        told = law_entry(f"cooperative.{code}", DAY)
        assert article in told.citation
        assert told.since <= DAY
        with pytest.raises(Refused, match="no_value_yet"):
            law_entry(f"cooperative.{code}", date(2012, 11, 30))


def test_what_was_reserved_on_a_day_holds_for_that_day():
    old = lambda code: law_entry(code, date(2018, 5, 1))  # noqa: E731
    check_method(UNION, "preferred", METHODS["majority"], old)
    with pytest.raises(Refused, match="needs_two_thirds"):
        check_method(UNION, "preferred", METHODS["majority"], law)


def test_seven_days_to_the_day_are_enough_and_the_chair_is_told_to_look_twice():
    rule = notice_rule(UNION, law)
    assert "빼면 6일" in notice_of(date(2026, 3, 13), DAY, rule).told.ko
    assert "빼면" not in notice_of(date(2026, 3, 12), DAY, rule).told.ko


def test_an_initiative_by_agreement_sets_its_own_and_a_federation_follows_the_act():
    assert quorum_of(BY_AGREEMENT, law).needed(10) == 6
    assert quorum_of(BY_AGREEMENT, law).citation == OURS
    assert quorum_of(UNION, law).needed(20) == 11
    assert quorum_of(UNION, law).citation.en == "Framework Act on Cooperatives, Article 29(2)"
    two_thirds = passing_of(UNION, METHODS["two_thirds"], law)
    assert two_thirds is not None
    assert two_thirds.needed(18) == 12
    assert passing_of(UNION, METHODS["consent"], law) is None


@pytest.mark.parametrize("subject", ["bylaws", "merger", "expulsion", "refund", "preferred"])
def test_what_the_act_reserves_needs_two_thirds(subject):
    for assembly in (COOP, UNION):
        with pytest.raises(Refused, match="needs_two_thirds"):
            check_method(assembly, subject, METHODS["majority"], law)
        check_method(assembly, subject, METHODS["two_thirds"], law)
    check_method(BY_AGREEMENT, subject, METHODS["majority"], law)
    check_method(UNION, "ordinary", METHODS["majority"], law)


def test_proxies_are_the_acts_for_a_cooperative_and_the_bylaws_for_a_federation():
    assert proxy_rule(COOP, law).most == 1
    assert proxy_rule(COOP, law).citation.ko == "협동조합 기본법 제23조 제3항"
    assert proxy_rule(COOP, law).in_writing.en == "Framework Act on Cooperatives, Article 23(4)"
    with pytest.raises(Refused, match="no_proxies"):
        proxy_rule(UNION, law)
    ours = proxy_rule(Assembly(basis="federation", takes_proxies=True, citation=OURS), law)
    assert (ours.most, ours.citation, ours.in_writing) == (1, OURS, OURS)


@pytest.mark.parametrize(
    ("giver", "holder", "standing", "proof", "code"),
    [
        (1, 1, {}, "위임장", "agenda.proxy_for_oneself"),
        (1, 2, {}, "  ", "agenda.proxy_without_paper"),
        (1, 3, {1: 2}, "위임장", "agenda.proxy_given_already"),
        (3, 2, {1: 2}, "위임장", "agenda.proxy_holds_one"),
        (3, 1, {1: 2}, "위임장", "agenda.proxy_has_given"),
        (2, 3, {1: 2}, "위임장", "agenda.proxy_has_given"),
    ],
)
def test_one_proxy_each_on_paper_and_none_handed_on(giver, holder, standing, proof, code):
    with pytest.raises(Refused) as refused:
        check_proxy(giver, holder, standing=standing, rule=RULE, proof=proof)
    assert refused.value.code == code


def test_a_fitting_proxy_is_taken():
    check_proxy(3, 4, standing={1: 2}, rule=RULE, proof="위임장 원본")


def test_weights_are_for_federations_whole_and_under_the_cap():
    with pytest.raises(Refused, match="one_member_one_vote"):
        check_weighting("cooperative", "shares", OURS)
    check_weighting("federation", "shares", OURS)
    with pytest.raises(Refused, match="votes_are_whole"):
        check_votes({1: 0})
    check_cap({1: 2, 2: 3}, Fraction(3, 5), OURS)  # exactly the cap
    with pytest.raises(Refused, match="votes_over_cap"):
        check_cap({1: 2, 2: 4}, Fraction(3, 5), OURS)


def test_votes_by_shares_never_pass_what_a_member_may_hold():
    by_shares = Assembly(basis="federation", weighting="shares", citation=OURS)
    cap, cited = weight_cap(by_shares, law)
    assert (cap, "제76조" in cited.ko) == (Fraction(2, 5), True)
    stricter = Assembly(
        basis="federation", weighting="shares", weight_cap=Fraction(1, 5), citation=OURS
    )
    assert weight_cap(stricter, law) == (Fraction(1, 5), OURS)
    assert weight_cap(Assembly(basis="federation", weighting="members"), law)[0] is None


def test_a_rare_weight_would_name_its_voter():
    check_secret({1: 4, 2: 4, 3: 4}, 3)
    check_secret({1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2}, 3)
    with pytest.raises(Refused, match="weight_names_voter"):
        check_secret({1: 1, 2: 1, 3: 1, 4: 9}, 3)


def test_two_typings_agree_differ_or_wait():
    yes, no = ((1, 1),), ((2, 1),)
    typed = [
        Entered(1, 7, yes),
        Entered(1, 8, yes),
        Entered(2, 7, yes),
        Entered(2, 8, no),
        Entered(3, 7, no),
    ]
    found = compared(typed, {})
    assert (dict(found.same), dict(found.differing), found.once) == ({1: yes}, {2: (yes, no)}, (3,))
    assert not found.is_settled
    assert compared(typed[:4], {2: no}).is_settled
