"""The ledger in columns: added to, read as it stood, and never half there."""

import errno
import os
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.measure import extract as subject
from dure.engines.measure.computing import compute
from dure.engines.measure.extract import computed_from, extended, places_in
from dure.engines.measure.extracts import extract_in, forgotten
from dure.engines.measure.facts import ServiceFact
from dure.engines.measure.fault import BadInput
from dure.engines.measure.sentences import sentence
from dure.engines.measure.tests.ledgers import AS_OF, MOVED, ledgers
from dure.engines.measure.tests.people import ELDERS, KITCHEN, MEALS, PLACES, SUNRYE, reversal
from dure.kernel.testing.small_disk import small_disk

pytestmark = pytest.mark.slow

MONDAY = ServiceFact(
    "1", KITCHEN, "lunch", SUNRYE, date(2026, 3, 2), "52111", attributes={"sex": "f"}
)
TUESDAY = MONDAY._replace(
    record_id="2", occurred_on=date(2026, 3, 3), attributes={"age_band": "85+"}
)


def on_their_days(lines):
    """Lines that were written on the day they tell of."""
    return [(number, fact, fact.occurred_on) for number, fact in lines]


def total(computed, code="meals"):
    return {
        row.period: row.value
        for row in computed.rows
        if row[:4] == (code, "all", "all", "all") and not row.cell
    }


def test_a_ledger_grows_file_by_file_and_says_how_far_it_reaches(tmp_path):
    first = extended(extract_in(tmp_path), on_their_days([(7, MONDAY)]), head=9)
    second = extended(first, on_their_days([(11, TUESDAY)]), head=11)

    assert (first.head, first.lines, second.head, second.lines) == (9, 1, 11, 2)
    assert extract_in(tmp_path) == second
    assert total(computed_from(second, [MEALS], PLACES))["2026-03"] == 2


def test_a_head_without_new_lines_makes_no_file(tmp_path):
    quiet = extended(extract_in(tmp_path), on_their_days([]), head=5)

    assert (quiet.head, quiet.files) == (5, ())
    assert computed_from(quiet, [MEALS], PLACES).rows == ()
    assert extended(quiet, on_their_days([(4, MONDAY)]), head=5) == quiet


def test_yesterdays_number_is_counted_again_as_it_was(tmp_path):
    # The line of Monday was taken back on Friday: before, it stood.
    there = extended(extract_in(tmp_path), on_their_days([(1, MONDAY), (2, TUESDAY)]), head=2)
    there = extended(there, on_their_days([(3, reversal(MONDAY))]), head=3)

    now = computed_from(there, [MEALS, ELDERS], PLACES)
    then = computed_from(there, [MEALS, ELDERS], PLACES, up_to=2)

    assert total(now)["2026-03"] == 1
    assert total(then)["2026-03"] == 2
    assert now.fingerprint != then.fingerprint
    assert (now.records, then.records) == (3, 2)


@pytest.mark.slow
@settings(max_examples=12)
@given(ledgers(size=14), st.data())
def test_any_head_gives_what_the_lines_until_then_give(tmp_path_factory, facts, data):
    folder = tmp_path_factory.mktemp("extract")
    cuts = sorted(data.draw(st.lists(st.integers(0, len(facts)), max_size=3)))
    there = extract_in(folder)
    for start, end in zip([0, *cuts], [*cuts, len(facts)], strict=True):
        new = [(number + 1, facts[number]) for number in range(start, end)]
        there = extended(there, on_their_days(new), head=end)
    head = data.draw(st.integers(1, len(facts)))

    found = computed_from(extract_in(folder), [MEALS, ELDERS], MOVED, up_to=head, as_of=AS_OF)

    assert found.rows == compute(facts[:head], [MEALS, ELDERS], MOVED, AS_OF).rows


@pytest.mark.parametrize("where", ["lines", "manifest"])
def test_a_full_disk_leaves_the_old_extract(tmp_path, monkeypatch, where):
    old = extended(extract_in(tmp_path), on_their_days([(1, MONDAY)]), head=1)
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    name = {"lines": "write_parquet", "manifest": "_write_manifest"}[where]
    with monkeypatch.context() as patch:
        patch.setattr(subject, name, lambda *words: (_ for _ in ()).throw(full))
        with pytest.raises(BadInput) as refused:
            extended(old, on_their_days([(2, TUESDAY)]), head=2)

    said = sentence(refused.value.faults[0], korean=False)
    assert "No space left on device" in said
    assert "the earlier one stands" in said
    assert extract_in(tmp_path) == old
    assert total(computed_from(extract_in(tmp_path), [MEALS], PLACES))["2026-03"] == 1


@pytest.mark.small_disk
@pytest.mark.slow
def test_the_real_disk_is_full(tmp_path):
    """A file system of two hundred kilobytes."""
    crowd = [
        (i, MONDAY._replace(record_id=f"{i * 7919 % 99991}-{i}", person=f"{i * 104729 % 999983}"))
        for i in range(2, 60_000)
    ]
    with small_disk(tmp_path / "small", "200k") as small:
        old = extended(extract_in(small), on_their_days([(1, MONDAY)]), head=1)

        with pytest.raises(BadInput):
            extended(old, on_their_days(crowd), head=60_000)

        assert extract_in(small) == old
        assert total(computed_from(old, [MEALS], PLACES))["2026-03"] == 1


def test_a_run_that_was_killed_in_the_middle_is_not_seen_and_is_tidied_up(tmp_path):
    old = extended(extract_in(tmp_path), on_their_days([(1, MONDAY)]), head=1)
    # Killed after the lines and before the manifest.
    (tmp_path / "lines-000000000002-000000000009.parquet").write_bytes(b"half")

    assert extract_in(tmp_path) == old
    new = extended(old, on_their_days([(2, TUESDAY)]), head=2)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*new.files, "manifest.json"])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"head": 3}', '{"head": 3, "files": ["gone"]}'])
def test_a_manifest_that_cannot_be_read_is_an_empty_extract(tmp_path, text):
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")

    assert extract_in(tmp_path).head == 0


def test_a_file_that_is_gone_makes_everything_be_written_anew(tmp_path):
    there = extended(extract_in(tmp_path), on_their_days([(1, MONDAY)]), head=1)
    (tmp_path / there.files[0]).unlink()

    assert extract_in(tmp_path).head == 0


def test_somebody_who_was_forgotten_is_in_no_file_any_more(tmp_path):
    there = extended(extract_in(tmp_path), on_their_days([(1, MONDAY)]), head=1)
    assert there.named == 1

    again = extended(forgotten(there), on_their_days([(1, MONDAY._replace(person=""))]), head=1)

    assert again.named == 0
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert SUNRYE.encode() not in kept


def test_a_split_that_began_later_is_unknown_before(tmp_path):
    there = extended(extract_in(tmp_path), on_their_days([(1, TUESDAY)]), head=1)
    there = extended(there, on_their_days([(2, MONDAY)]), head=2)

    rows = computed_from(there, [MEALS], PLACES).rows

    cells = {row.cell: row.value for row in rows if row[1:4] == ("all", "all", "all")}
    assert cells["sex=f"] == 1
    assert cells["sex=unknown"] == 1


def test_what_was_written_later_is_left_out_whatever_its_number(tmp_path):
    # A paper list of March came in November; a clerk's line of the same night got a lower number.
    march, november = date(2026, 3, 9), date(2026, 11, 20)
    lines = [(1, MONDAY, november), (2, TUESDAY, march)]
    there = extended(extract_in(tmp_path), lines, head=2)

    then = computed_from(there, [MEALS], PLACES, written_by=date(2026, 6, 30))

    assert total(then)["2026-03"] == 1
    assert total(computed_from(there, [MEALS], PLACES, written_by=november))["2026-03"] == 2
    assert computed_from(there, [MEALS], PLACES, written_by=date(2026, 1, 1)).rows == ()


def test_an_extract_of_an_earlier_form_is_made_anew(tmp_path):
    there = extended(extract_in(tmp_path), on_their_days([(1, MONDAY)]), head=1)
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"form": 2', '"form": 1'))

    assert there.lines == 1
    assert extract_in(tmp_path).lines == 0


def test_the_places_of_the_lines_are_told_once_each(tmp_path):
    there = extract_in(tmp_path)
    assert places_in(there) == ()

    lines = [(1, MONDAY), (2, TUESDAY), (3, TUESDAY._replace(record_id="3", place=""))]
    there = extended(there, on_their_days(lines), head=3)

    assert places_in(there) == tuple(sorted({MONDAY.place, TUESDAY.place}))
