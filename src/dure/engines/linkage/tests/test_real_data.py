"""Public sets with a known answer: nothing was tuned to them, so the bar stands where issue 3 put it."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from dure.engines.linkage.adapter import lunar_births, open_session
from dure.engines.linkage.coding import coded_columns
from dure.engines.linkage.files import link_files
from dure.engines.linkage.job import Job
from dure.engines.linkage.link import link_codes
from dure.kernel.testing.checkout import ROOT

DATA = ROOT.parent / "shared" / "data" / "05_record_linkage"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason="the data folder is not here"),
]
FEBRL = """
record_id: rec_id
family_name: surname
street: [street_number, address_1]
place: suburb
birth_date: date_of_birth
"""


CODED = ("record_id", "family_name", "given_name", "birth_date", "place", "postcode")
FEBRL_BY_CODES = {
    "record_id": "rec_id",
    "family_name": "surname",
    "birth_date": "date_of_birth",
    "place": "suburb",
}


def score(found: Mapping[str, str], truth: Mapping[str, str]) -> float:
    """F1 over pairs of records."""
    both = _pairs(Counter((found[one], truth[one]) for one in truth).values())
    said, true = (_pairs(Counter(one.values()).values()) for one in (found, truth))
    return 2 * both / (said + true)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def found_in(path: Path, folder: Path, mapped: str) -> dict[str, str]:
    (folder / "map.yaml").write_text(mapped, encoding="utf-8")
    out = folder / "out.csv"
    link_files(Job(people=(str(path),), out=str(out), map=str(folder / "map.yaml")))
    return {row["record_id"]: row["person_id"] for row in csv.DictReader(out.open())}


@pytest.mark.parametrize(("name", "least"), [("dataset1", 0.99), ("dataset3", 0.98)])
def test_febrl_without_the_identity_number(name: str, least: float, tmp_path: Path) -> None:
    found = found_in(DATA / "febrl" / f"{name}.csv", tmp_path, FEBRL)

    assert score(found, {one: one.split("-")[1] for one in found}) >= least


@pytest.mark.parametrize(("name", "least"), [("dataset1", 0.99), ("dataset3", 0.98)])
def test_febrl_by_codes_alone(name: str, least: float) -> None:
    """Under contract no name is compared, and hardly a pair is lost by it."""
    rows = list(csv.DictReader((DATA / "febrl" / f"{name}.csv").open(), skipinitialspace=True))
    columns = {one: [row[FEBRL_BY_CODES.get(one, one)].strip() for row in rows] for one in CODED}
    columns["street"] = [f"{row['street_number']} {row['address_1']}".strip() for row in rows]

    with open_session() as session:
        linked = link_codes(coded_columns(columns, lunar_births(), key=b"k" * 32), session)

    found = {link.record_id: link.person_id for link in linked.links}
    assert score(found, {one: one.split("-")[1] for one in found}) >= least


def test_fake_1000_with_its_missing_half(tmp_path: Path) -> None:
    path = DATA / "splink" / "fake_1000.csv"
    truth = {row["unique_id"]: row["cluster"] for row in csv.DictReader(path.open())}

    assert score(found_in(path, tmp_path, "{place: city}"), truth) >= 0.93
