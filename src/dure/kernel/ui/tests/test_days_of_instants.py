"""What happened before nine in the morning in Seoul happened that day, not the day before."""

import re
from pathlib import Path

PAGES = Path(__file__).resolve().parents[3]
# The database answers in UTC: `change.at.date` is yesterday until nine. `{% day change.at %}` knows.
ASKED_FOR_ITS_DATE = re.compile(r"(?:\b|_)at\.date\b(?!:)")


def test_no_page_asks_an_instant_for_its_date():
    asking = [
        str(page.relative_to(PAGES))
        for page in PAGES.rglob("*.html")
        if ASKED_FOR_ITS_DATE.search(page.read_text())
    ]

    assert asking == []


def test_it_would_be_caught():
    assert ASKED_FOR_ITS_DATE.search("{% include part with new_on=one.change.at.date %}")
    assert ASKED_FOR_ITS_DATE.search("{% day release.made_at.date %}")
