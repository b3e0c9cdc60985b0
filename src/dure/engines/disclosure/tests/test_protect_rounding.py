"""A publisher who rounds, and figures that were told otherwise before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dure.engines.disclosure import Unfit, sentence
from dure.engines.disclosure.files import Done
from dure.engines.disclosure.tests.office import MEALS, PLAIN, Office, said, status


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def rounded(office: Office, name: str = "out.csv") -> dict[tuple[str, str], int]:
    return {(r["place"], r["sex"]): int(r["n"]) for r in office.read(name)}


def test_a_publisher_who_rounds_shows_everything_and_all_sums_hold(office: Office) -> None:
    done = office.protect(MEALS, PLAIN, method="round", audit=f"{office.folder}/audit.csv")

    shown = rounded(office)
    assert all(value % 5 == 0 for value in shown.values())
    assert shown["all", "all"] == shown["산내", "all"] + shown["강동", "all"]
    assert shown["산내", "all"] == shown["산내", "f"] + shown["산내", "m"]
    assert {row["rounded_to"] for row in office.read()} == {"5"}
    audit = {(r["place"], r["sex"]): r for r in office.read("audit.csv")}
    few = audit["산내", "f"]
    assert float(few["low"]) <= 3 <= float(few["high"])
    assert float(few["high"]) - float(few["low"]) >= 2
    assert "multiples of 5" in sentence(done.way, korean=False)


def test_what_was_rounded_stays_rounded_the_same_way(office: Office) -> None:
    """Two ways to round one number would leave less of it open than either."""
    office.protect(MEALS, PLAIN, out="first.csv", method="round", base=5)
    before = (f"{office.folder}/first.csv",)
    revised = [*MEALS[:4], ["강동", "f", "33"], ["강동", "m", "44"], ["강동", "all", "77"]]
    revised += [["all", "f", "36"], ["all", "m", "1064"], ["all", "all", "1100"]]

    office.protect(revised, PLAIN, method="round", base=5, previous=before)

    first, second = rounded(office, "first.csv"), rounded(office)
    assert first["산내", "f"] == second["산내", "f"]
    assert first["강동", "m"] == second["강동", "m"]


def test_who_rounded_last_month_and_hides_today_has_told_a_range(office: Office) -> None:
    office.protect(MEALS, PLAIN, out="first.csv", method="round", base=5)

    audit, before = f"{office.folder}/audit.csv", (f"{office.folder}/first.csv",)
    office.protect(MEALS, PLAIN, previous=before, audit=audit)

    told = rounded(office, "first.csv")
    for row in office.read("audit.csv"):
        near = told[row["place"], row["sex"]]
        assert near - 5 <= float(row["low"]) <= float(row["high"]) <= near + 5


def test_a_base_of_two_tells_one_from_the_other(office: Office) -> None:
    assert "3 or more" in office.refused(MEALS, PLAIN + "method: round\nbase: 2\n")


@pytest.fixture
def changed(office: Office) -> Callable[..., Done]:
    office.protect(MEALS, out="first.csv")
    now = [*MEALS[:4], ["강동", "f", "61"], ["강동", "m", "44"], ["강동", "all", "105"]]
    now += [["all", "f", "64"], ["all", "m", "1064"], ["all", "all", "1128"]]
    return lambda **more: office.protect(now, previous=(f"{office.folder}/first.csv",), **more)


def test_changed_figures_are_told(changed: Callable[..., Done]) -> None:
    told = [note for note in said(changed()) if "another value" in note]

    assert len(told) == 1
    assert "강동 · all" in told[0]


def test_changed_figures_that_were_meant_are_not_told_again(changed: Callable[..., Done]) -> None:
    assert not [note for note in said(changed(revised="accept")) if "another value" in note]


def test_changed_figures_are_refused_where_nothing_may_have_changed(
    office: Office, changed: Callable[..., Done]
) -> None:
    with pytest.raises(Unfit) as refused:
        changed(revised="refuse")

    said = sentence(refused.value.faults[0], korean=False)
    assert "told 3 cells otherwise" in said
    assert "--revised accept" in said
    assert not (office.folder / "out.csv").exists()


def test_an_earlier_table_with_fewer_dimensions_speaks_of_its_totals(office: Office) -> None:
    """The leaflet had places only: 산내 1,023. That is the margin of today's table."""
    office.write("leaflet.csv", [["place", "n"], ["산내", "1,023"], ["all", "1,098"]])

    office.protect(MEALS, previous=(f"{office.folder}/leaflet.csv",))

    told = status(office.read())
    assert (told["산내", "all"], told["산내", "m"]) == ("published", "secondary")


def test_the_audit_also_tells_of_what_earlier_releases_hid(office: Office) -> None:
    """In spring 강동 had 3 women among 47; now they are 31, and the 3 are a secret still."""
    spring = [*MEALS[:4], ["강동", "f", "3"], ["강동", "m", "44"], ["강동", "all", "47"]]
    spring += [["all", "f", "6"], ["all", "m", "1064"], ["all", "all", "1070"]]
    office.protect(spring, out="first.csv")

    audit, before = f"{office.folder}/audit.csv", (f"{office.folder}/first.csv",)
    office.protect(MEALS, previous=before, audit=audit)

    earlier = [row for row in office.read("audit.csv") if row["status"] == "earlier"]
    few = next(row for row in earlier if (row["place"], row["sex"]) == ("강동", "f"))
    assert float(few["low"]) < float(few["high"] or "inf")
