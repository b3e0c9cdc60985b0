"""Which page shows a number of ours, and what may stand as a link on a public page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.measurement.rules.using import FORMS, KINDS, LONGEST_SITE, is_web_address, site_of


@pytest.mark.parametrize(
    ("referer", "site"),
    [
        ("https://News.Example:8443/a/b?c=d#e", "news.example"),
        ("http://가람.한국/", "가람.한국"),
        ("https://someone:secret@news.example/", "news.example"),
        ("", ""),
        ("about:blank", ""),
        ("https://[::1", ""),
        ("no address at all", ""),
    ],
)
def test_a_page_is_known_by_its_host_alone(referer: str, site: str) -> None:
    assert site_of(referer) == site


@given(st.text(max_size=400))
def test_no_referer_is_too_strange_or_too_long(referer: str) -> None:
    found = site_of(referer)
    assert len(found) <= LONGEST_SITE
    assert "/" not in found


@pytest.mark.parametrize(
    "link", ["https://council.example/a?b=1", "http://council.example", "https://가람.한국/보고"]
)
def test_a_web_address_is_one(link: str) -> None:
    assert is_web_address(link)


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "https://"),
        *("https:// a.example", "council.example", "https://[x", ""),
    ],
)
def test_what_would_run_or_lead_nowhere_is_none(link: str) -> None:
    assert not is_web_address(link)


def test_every_kind_and_form_is_said_in_both_languages() -> None:
    for words in (*KINDS.values(), *FORMS.values()):
        assert words.ko
        assert words.en
        assert words.ko != words.en
