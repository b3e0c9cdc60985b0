"""The doctor attacks what stands published: it names the cells, tells no number, and changes nothing."""

import pytest
from django.core.management import call_command

from dure.measurement.tests.older_engine import (
    TODAY,
    as_an_older_engine_published,
    three_months,
)
from dure.measurement.tests.releases import County, county
from dure.project.health import Finding, look_at_published

pytestmark = pytest.mark.django_db


@pytest.fixture
def garam() -> County:
    return three_months()


def said() -> list[Finding]:
    return list(look_at_published(TODAY, lambda: True))


def test_a_protected_house_is_told_so(garam: County) -> None:
    assert [one.state for one in said()] == ["ok"]


def test_what_is_given_away_is_named_with_what_to_do_and_without_a_number(garam: County) -> None:
    as_an_older_engine_published("2026-08")

    found = said()[0]

    assert found.state == "fail"
    assert "halmae M01 2026-08 손맛사회적협동조합" in found.told.ko
    assert "halmae M01 2026-08 Sonmat Social Cooperative" in found.told.en
    assert "회수하고" in found.do.ko
    assert "withdraw the reports" in found.do.en


def test_without_time_it_says_how_to_see_all(garam: County) -> None:
    found = list(look_at_published(TODAY, lambda: False))

    assert [one.state for one in found] == ["note"]
    assert "--whole" in found[0].do.en


def test_where_nothing_is_hidden_nothing_is_said() -> None:
    county()

    assert said() == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_command_ends_with_a_failure(
    garam: County, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    as_an_older_engine_published("2026-08")

    with pytest.raises(SystemExit):
        call_command("doctor", language=language, whole=True)

    line = {"ko": "✘ 공개한 숫자: 가린 작은 수", "en": "✘ published numbers: "}[language]
    assert line in capsys.readouterr().out
