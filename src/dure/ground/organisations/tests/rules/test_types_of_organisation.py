"""What an organisation may call itself."""

import pytest

from dure.ground.organisations.rules.types_of_organisation import (
    check_name,
    organisation_type,
    organisation_types,
)
from dure.kernel.errors import Refused

RESERVED = ["협동조합"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("손맛사회적협동조합", "social_cooperative"),
        ("다온발달장애지원이종협동조합연합회", "mixed_federation"),
        ("새참협동조합", "self_reliance_enterprise"),
        ("새참자활기업", "self_reliance_enterprise"),
        ("가람군노인복지관", "welfare_centre"),
    ],
)
def test_names_the_act_allows(name, kind):
    check_name(name, organisation_type(kind), RESERVED)


@pytest.mark.parametrize(
    ("name", "kind", "answer"),
    [
        ("가람협동조합", "company", "organisations.name_may_not_say"),
        ("손맛부엌", "social_cooperative", "organisations.name_must_say"),
    ],
)
def test_names_the_act_forbids(name, kind, answer):
    with pytest.raises(Refused) as refused:
        check_name(name, organisation_type(kind), RESERVED)

    assert refused.value.code == answer


def test_every_type_is_named_in_both_languages_and_most_cite_their_law():
    kinds = organisation_types().values()

    assert all(kind.name.ko and kind.name.en for kind in kinds)
    assert {kind.cooperative for kind in kinds} == {"yes", "may", "no"}
    assert [kind.code for kind in kinds if not kind.basis] == ["funder", "residents_group"]


def test_a_type_nobody_knows_is_refused():
    with pytest.raises(Refused, match="no_such_type"):
        organisation_type("guild")
