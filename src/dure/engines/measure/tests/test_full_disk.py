"""A disk that fills at any moment: one sentence, exit without a result, and nothing left behind."""

from pathlib import Path

import pytest

from dure.engines.measure.fault import BadInput
from dure.engines.measure.files import Job, measure_files
from dure.engines.measure.sentences import sentence
from dure.kernel.testing.small_disk import files_of_at_most

pytestmark = pytest.mark.slow
INDICATORS = "indicators:\n- {code: elders, kind: distinct, by: [age], periods: [month, year]}\n"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    lines = ["record_id,organisation,service,person,occurred_at,age"]
    lines += [
        f"{at},기관{at % 40},lunch,p{at % 900},2026-{1 + at % 12:02d}-01,{at % 90}"
        for at in range(12_000)
    ]
    (tmp_path / "r.csv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "i.yaml").write_text(INDICATORS, encoding="utf-8")
    return Job(
        records=str(tmp_path / "r.csv"),
        indicators=str(tmp_path / "i.yaml"),
        out=str(tmp_path / "o.csv"),
    )


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
@pytest.mark.parametrize("size", [1_000, 60_000])
def test_a_full_disk_is_one_sentence_and_no_file(job: Job, size: int, ending: str) -> None:
    out = Path(job.out).with_suffix(f".{ending}")

    with pytest.raises(BadInput) as bad, files_of_at_most(size):
        measure_files(Job(records=job.records, indicators=job.indicators, out=str(out)))

    (fault,) = bad.value.faults
    assert fault.code == "measure.no_room"
    assert "자리를 비우고" in sentence(fault, korean=True)
    assert {one.name for one in out.parent.iterdir()} == {"r.csv", "i.yaml"}


@pytest.mark.parametrize(
    "other", [PermissionError(13, "Permission denied"), OSError(5, "I/O error")]
)
def test_what_else_stands_in_the_way_is_not_called_a_full_disk(
    job: Job, other: OSError, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> int:
        raise other

    monkeypatch.setattr("dure.engines.measure.files.write_result", fails)

    with pytest.raises(type(other)):
        measure_files(job)
