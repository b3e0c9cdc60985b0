"""`dure protect --previous`: several earlier releases, revised ones, and ones that cannot be true."""

import csv
from pathlib import Path

import pytest

from dure.engines.disclosure import Unfit, sentence
from dure.engines.disclosure.adapter import read_yaml
from dure.engines.disclosure.earlier_files import earlier_release
from dure.engines.disclosure.files import protect_files
from dure.engines.disclosure.job import Job
from dure.engines.disclosure.sheets import read_sheet
from dure.engines.disclosure.spec import spec_from
from dure.engines.disclosure.telling import tellings
from dure.engines.disclosure.tests.office import said
from dure.engines.disclosure.tests.outsider import Outsider
from dure.engines.disclosure.types import Cell, Relation, Release, Rule, Status, Table

SPEC = "value: n\ndimensions: {place: {}, sex: {}}\nrule: {threshold: 5}\n"
AUGUST = {("산내", "f"): 3, ("산내", "m"): 20, ("강동", "f"): 31, ("강동", "m"): 44}


def table(folder: Path, name: str, counts: dict[tuple[str, str], int]) -> str:
    """The table of these counts with all its totals, as a file."""
    sums: dict[tuple[str, str], int] = {}
    for (place, sex), n in counts.items():
        for key in ((place, sex), (place, "all"), ("all", sex), ("all", "all")):
            sums[key] = sums.get(key, 0) + n
    return rows(folder, name, [[*key, str(n)] for key, n in sums.items()])


def rows(folder: Path, name: str, body: list[list[str]], *more: str) -> str:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["place", "sex", "n", *more], *body])
    return str(path)


@pytest.fixture
def job(tmp_path: Path):
    (tmp_path / "spec.yaml").write_text(SPEC, "utf-8")

    def made(source: str, out: str, *previous: str) -> Job:
        spec = str(tmp_path / "spec.yaml")
        return Job(table=source, spec=spec, out=str(tmp_path / out), previous=previous)

    return made


def shown(path: str) -> dict[tuple[str, str], str]:
    return {(r["place"], r["sex"]): r["n"] for _number, r in read_sheet(path).numbered()}


def test_a_revised_table_does_not_open_the_first_one(tmp_path, job):
    """August hid 3 women beside 20 men of 23; in September the women are 30, the men are the same."""
    first = job(table(tmp_path, "august.csv", AUGUST), "first.csv")
    protect_files(first)
    revised = table(tmp_path, "september.csv", AUGUST | {("산내", "f"): 30})

    done = protect_files(job(revised, "second.csv", first.out))

    assert shown(first.out)["산내", "all"] == "23"
    assert shown(str(tmp_path / "second.csv"))["산내", "m"] == ""
    assert any("another value" in note for note in said(done))


def test_three_revisions_and_an_outsider_who_kept_them_all(tmp_path, job):
    files: list[str] = []
    outsider = None
    for women in (3, 30, 41):
        counts = AUGUST | {("산내", "f"): women}
        source = table(tmp_path, f"in{women}.csv", counts)
        done = protect_files(job(source, f"out{women}.csv", *files))
        files.append(str(tmp_path / f"out{women}.csv"))
        truth = {key: float(n) for key, n in shown(source).items()}
        outsider = outsider or Outsider(_sums())
        outsider.reads(truth, done)

    assert outsider is not None
    assert outsider.secrets_told(2) == []


def _sums() -> list[Relation]:
    lines = [Relation((p, "all"), ((p, "f"), (p, "m"))) for p in ("산내", "강동", "all")]
    return lines + [Relation(("all", s), (("산내", s), ("강동", s))) for s in ("f", "m", "all")]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ([["all", "all", "5", ""], ["산내", "all", "9", ""]], "exceed"),
        (
            [["all", "all", "5", ""], ["산내", "all", "5", ""], ["강동", "all", "", "primary"]],
            "exceed",
        ),
        ([["산내", "f", "3", "primary"]], "hidden and yet"),
        ([["산내", "f", "13", ""], ["산내", "f", "14", ""]], "two values"),
        ([["산내", "f", "many", ""]], "not a number"),
    ],
)
def test_an_earlier_release_that_cannot_be_true_is_refused_in_one_sentence(
    tmp_path, job, body, says
):
    previous = rows(tmp_path, "before.csv", body, "status")
    asked = job(table(tmp_path, "now.csv", AUGUST), "out.csv", previous)

    with pytest.raises(Unfit) as refused:
        protect_files(asked)

    said = [sentence(fault, korean=False) for fault in refused.value.faults]
    assert len(said) == 1
    assert says in said[0]
    assert "before.csv" in said[0]
    assert sentence(refused.value.faults[0], korean=True)
    assert not Path(asked.out).exists()


# --- what stood behind hidden cells, where only the files are left

SEOLLE = {
    ("솔내", "f"): 4,
    ("솔내", "m"): 4,
    ("강동", "f"): 31,
    ("강동", "m"): 44,
    ("새재", "f"): 26,
    ("새재", "m"): 19,
}


def without(folder: Path, name: str, counts: dict[tuple[str, str], int], *gone: str) -> str:
    """The same table, its totals too, without the rows of some places or of one sex in one place."""
    body = csv.reader(Path(table(folder, "whole.csv", counts)).read_text("utf-8").splitlines()[1:])
    return rows(folder, name, [r for r in body if r[0] not in gone and "/".join(r[:2]) not in gone])


def test_fewer_than_five_is_fewer_than_five_a_year_later(tmp_path, job):
    """새재 never has a row. The first page hid 솔내's eight, else four women and four men were told.

    The second has no row of the men: the eight stay hidden, whatever else may have been behind them.
    """
    first = job(without(tmp_path, "one.csv", SEOLLE, "새재"), "first.csv")
    protect_files(first)
    later = without(tmp_path, "two.csv", SEOLLE, "새재", "솔내/m", "강동/m")
    second = job(later, "two_out.csv", first.out)

    protect_files(second)

    assert shown(first.out)["솔내", "all"] == ""
    assert shown(second.out)["솔내", "all"] == ""


def test_a_county_without_a_row_has_the_sum_of_its_own_year():
    """가 and 나 make a county that no row shows. 나 has two more now; last year's county does not."""
    sums = (Relation("all", ("갑", "다")), Relation("갑", ("가", "나")))
    first = Release("봄", {"all": 79, "가": 15, "나": 44, "다": 20}, relations=sums)
    cells = (Cell("all", 86), Cell("가", 15), Cell("나", 46), Cell("다", 25))
    today = Table(cells, sums, untold=(Cell("갑", 61),))

    (told,) = tellings(today, Rule(), [first])

    assert told.values["갑"] == 59
    assert "갑" in told.silent


RATES = "value: rate\nnumerator: good\ndenominator: all_of\ndimensions: {place: {}}\nrule: {threshold: 5}\n"
SEEN = {"산내": (7, 9), "강동": (30, 44), "새터": (21, 60), "한들": (18, 33)}


def rates(folder: Path, name: str, seen: dict[str, tuple[int, int]], *more: str) -> str:
    sums = {**seen, "all": tuple(sum(one[at] for one in seen.values()) for at in (0, 1))}
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["place", "good", "all_of", "rate", *more])
        for place, (above, below) in sums.items():
            writer.writerow([place, above, below, f"{above / below:.6f}", *("" for _one in more)])
    return str(path)


def told(path: str) -> dict[str, tuple[str, ...]]:
    return {
        row["place"]: tuple(row[name] for name in ("good", "all_of", "rate", "status"))
        for _number, row in read_sheet(path).numbered()
    }


@pytest.fixture
def of_rates(tmp_path: Path, job):
    (tmp_path / "spec.yaml").write_text(RATES, "utf-8")
    return job


def test_too_few_people_says_of_no_part_of_a_rate_that_it_is_small(tmp_path, of_rates):
    """Seven of nine: the rate is hidden, and its seven with it. Whoever reads that release next month
    does not take the seven for less than five.
    """
    spec = read_spec(tmp_path)
    first = of_rates(rates(tmp_path, "august.csv", SEEN), "first.csv")
    protect_files(first)
    assert told(first.out)["산내"] == ("", "9", "", "primary")

    earlier = earlier_release(first.out, spec)

    assert earlier.labels["산내", "numerator"] is Status.SECONDARY
    second = of_rates(rates(tmp_path, "again.csv", SEEN), "second.csv", first.out)
    protect_files(second)
    assert told(second.out) == told(first.out)


def test_each_part_of_a_rate_has_a_status_of_its_own_where_the_file_has_columns_for_it(
    tmp_path, of_rates
):
    own = ("good_status", "all_of_status")
    first = of_rates(rates(tmp_path, "august.csv", SEEN | {"한들": (3, 33)}, *own), "first.csv")

    protect_files(first)

    said_of = {
        row["place"]: (row["status"], row["good_status"], row["all_of_status"])
        for _number, row in read_sheet(first.out).numbered()
    }
    assert said_of["한들"] == ("secondary", "primary", "published")
    assert said_of["산내"] == ("primary", "primary", "published")
    assert said_of["새터"] == ("published", "published", "published")
    earlier = earlier_release(first.out, read_spec(tmp_path))
    assert earlier.labels["한들", "numerator"] is Status.PRIMARY


def read_spec(folder: Path):
    return spec_from(read_yaml((folder / "spec.yaml").read_text("utf-8")), lambda _name: {})
