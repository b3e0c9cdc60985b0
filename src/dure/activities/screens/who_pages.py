"""The pages of who does what, side by side: the matrix, mine, overlaps, what waits for what, time, map."""

from datetime import date, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from dure.activities.screens.inside import Inside
from dure.kernel.clock import day_of
from dure.kernel.words import Words

FRESH, OLD = timedelta(days=92), timedelta(days=183)
TABS = (
    ("who", Words("배치표", "Matrix")),
    ("who_mine", Words("우리 기관", "Ours")),
    ("who_overlaps", Words("중복", "Overlaps")),
    ("who_waiting", Words("잇닿은 활동", "Waiting")),
    ("who_timeline", Words("시간", "Over time")),
    ("who_map", Words("지도", "Map")),
)
LABEL = Words("누가 무엇을", "Who does what")


def tabs_of(where: Inside, here: str, *, works_here: bool) -> dict[str, Any]:
    """The row of pages; `mine` only for whoever has an organisation here."""
    found = []
    for url, name in TABS:
        if url == "who_mine" and not works_here:
            continue
        try:
            href = reverse(url, args=[where.initiative.slug])
        except NoReverseMatch:  # the map stands in a room that this house may leave out
            continue
        found.append({"href": href, "name": name, "here": url == here})
    return {"tabs": found, "tabs_label": LABEL}


def age_of(confirmed_at: Any, today: date) -> dict[str, Any]:
    """How long ago it was confirmed: fresh, ageing or old; never is the oldest."""
    if confirmed_at is None:
        return {"state": "never", "words": Words("아직 확인하지 않음", "never confirmed")}
    days = (today - day_of(confirmed_at)).days
    state = "fresh" if days <= FRESH.days else "ageing" if days <= OLD.days else "old"
    if days <= 0:
        return {"state": state, "words": Words("오늘 확인", "confirmed today")}
    told = Words("{n}일 전 확인", "confirmed {n} day{s} ago").filled(n=days)
    return {"state": state, "words": told}
