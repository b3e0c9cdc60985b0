"""Four kinds of meeting and six legal forms: who must come, what carries, what is kept for whom."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.legal_forms import FORMS
from dure.agenda.rules.meeting_kinds import (
    BOARD,
    DELEGATES,
    FOUNDING,
    GENERAL,
    KINDS,
    check_matter,
    check_roll,
    is_weighted,
    kind_of,
    least_delegates,
    notice_in,
    passing_in,
    proxies_in,
    quorum_in,
    signing_in,
    takes_proxies,
)
from dure.agenda.rules.meeting_law import SUBJECTS, Assembly
from dure.agenda.rules.meeting_told import rules_told
from dure.agenda.rules.vote_weights import check_weighting
from dure.agenda.rules.voting_methods import METHODS
from dure.ground.law.queries import law_entry
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

HERE = Path(__file__).parents[2] / "cases"
CASES = yaml.safe_load((HERE / "meeting_kinds.yaml").read_text(encoding="utf-8"))
REFUSED = yaml.safe_load((HERE / "meeting_refusals.yaml").read_text(encoding="utf-8"))
OURS = Words("정관 제9조", "Bylaws, Article 9")
TODAY = date(2026, 3, 20)


def law_of(day: date):
    return lambda code: law_entry(code, day)


def assembly_of(form: str) -> Assembly:
    own = {"quorum": Fraction(3, 5)} if form == "agreement" else {}
    return Assembly(basis=form, citation=OURS, board_notice_days=5, **own)


def names(cases):
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_what_holds_at_each_kind_of_meeting(case):
    kind, assembly, law = KINDS[case["kind"]], assembly_of(case["form"]), law_of(case["day"])

    assert quorum_in(kind, assembly, law).needed(case["of"]) == case["come"]
    passing = passing_in(kind, assembly, METHODS[case["method"]], law)
    assert passing is not None
    assert passing.needed(case["there"]) == case["carry"]
    assert case["article"] in passing.citation.ko
    assert notice_in(kind, assembly, law).days == case["notice"]
    assert signing_in(kind, law).elected == (None if case["sign"] == "all" else case["sign"])
    if case["proxies"]:
        assert proxies_in(kind, assembly, law).most == case["proxies"]
    else:
        with pytest.raises(Refused) as refused:
            proxies_in(kind, assembly, law)
        assert refused.value.code in {"agenda.no_proxies", "agenda.in_person_only"}
    assert takes_proxies(kind, assembly) == bool(case["proxies"])


@pytest.mark.parametrize("case", REFUSED, ids=names(REFUSED))
def test_what_a_kind_of_meeting_may_not_do_is_said_with_its_article(case):
    kind, assembly, law = KINDS[case["kind"]], assembly_of(case["form"]), law_of(case["day"])

    def tried():
        if "subject" in case:
            check_matter(kind, assembly, case["subject"], METHODS[case["method"]], law)
        else:
            heads, members = case.get("heads", 1), case.get("members", 10)
            check_roll(kind, assembly, law, seats=case["seats"], heads=heads, members=members)

    if not case["code"]:
        tried()
        return
    with pytest.raises(Refused) as refused:
        tried()
    told = words_of(refused.value)
    assert refused.value.code == case["code"]
    assert case.get("article", "") in told.ko
    assert "{" not in told.ko + told.en
    assert "조" not in told.en


@pytest.mark.parametrize("form", [form for form in FORMS if FORMS[form].by_law])
def test_every_form_of_the_act_founds_by_an_article_of_its_own(form):
    law, assembly = law_of(TODAY), assembly_of(form)
    founders = law(assembly.form.founders)
    quorum = quorum_in(FOUNDING, assembly, law).citation.ko
    carried = passing_in(FOUNDING, assembly, METHODS["two_thirds"], law)
    assert carried is not None
    assert carried.citation.ko == quorum
    article = quorum.split("제")[1].strip()
    assert article in founders.citation  # who founds and how stand in the same article
    others = {
        quorum_in(FOUNDING, assembly_of(other), law).citation.ko
        for other in FORMS
        if other not in {form, "agreement"}
    }
    assert quorum not in others


def test_only_primary_cooperatives_are_bound_to_one_vote_each():
    for form, told in FORMS.items():
        if told.is_primary:
            with pytest.raises(Refused, match="one_member_one_vote"):
                check_weighting(form, "members", OURS)
        else:
            check_weighting(form, "members", OURS)


@pytest.mark.parametrize("form", FORMS)
def test_weights_and_proxies_stay_in_the_general_meeting(form):
    weighted = Assembly(basis=form, weighting="members", takes_proxies=True, citation=OURS)
    assert is_weighted(GENERAL, weighted)
    for kind in (FOUNDING, DELEGATES, BOARD):
        assert not is_weighted(kind, weighted)
        assert not takes_proxies(kind, weighted)
        with pytest.raises(Refused, match="in_person_only"):
            proxies_in(kind, weighted, law_of(TODAY))


@settings(max_examples=60)
@given(st.integers(201, 20_000))
def test_delegates_are_a_tenth_or_a_hundred_and_one_fewer_is_refused(members: int):
    law = law_of(TODAY)
    least = least_delegates(law, members)
    assert least == min(100, -(-members // 10))
    check_roll(DELEGATES, assembly_of("cooperative"), law, seats=least, heads=0, members=members)
    with pytest.raises(Refused, match="delegates_needed"):
        check_roll(
            DELEGATES, assembly_of("cooperative"), law, seats=least - 1, heads=0, members=members
        )


@settings(max_examples=40)
@given(st.sampled_from(sorted(SUBJECTS)), st.sampled_from(sorted(FORMS)))
def test_whatever_a_board_may_decide_a_general_meeting_may_as_well(subject: str, form: str):
    law, assembly = law_of(TODAY), assembly_of(form)
    try:
        check_matter(BOARD, assembly, subject, METHODS["majority"], law)
    except Refused:
        return
    check_matter(GENERAL, assembly, subject, METHODS["majority"], law)


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
@pytest.mark.parametrize("form", FORMS)
def test_the_rules_are_told_line_by_line_in_both_languages(kind, form):
    lines = rules_told(kind, assembly_of(form), law_of(TODAY))
    assert len(lines) >= 6
    for line in lines:
        for words in (line.what, line.told):
            assert words.ko.strip()
            assert words.en.strip()
        assert not any("가" <= letter <= "힣" for letter in line.told.en + line.at.en)
    told = {line.what.ko: line for line in lines}
    if FORMS[form].by_law:
        assert "협동조합" in told["몇이 와야 하나요"].at.ko
    assert ("여기서 정할 수 없는 것" in told) == (FORMS[form].by_law and kind in (BOARD, DELEGATES))


def test_a_founding_meeting_says_two_thirds_and_a_board_more_than_half():
    law = law_of(TODAY)
    founding = {line.what.ko: line for line in rules_told(FOUNDING, assembly_of("federation"), law)}
    assert founding["몇이 찬성해야 하나요"].told.ko == "출석의 3분의 2 이상"
    assert founding["몇이 와야 하나요"].told.ko == "설립동의자의 과반수"
    board = {line.what.ko: line for line in rules_told(BOARD, assembly_of("federation"), law)}
    assert board["몇이 찬성해야 하나요"].told.en == "more than half of those present"
    assert "정관 변경" in board["여기서 정할 수 없는 것"].told.ko


def test_there_is_no_fifth_kind():
    with pytest.raises(Refused, match="no_such_kind"):
        kind_of("picnic")
