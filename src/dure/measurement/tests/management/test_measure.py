"""`dure measure` as somebody types it: what it says, what it writes, how it ends."""

from io import StringIO

import pytest
from django.core.management import call_command

HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,unit,sex"
INDICATORS = "indicators:\n  - {code: elders, kind: distinct, by: [sex], periods: [year]}\n"


@pytest.fixture
def county(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    return tmp_path


def measure(folder, *lines, **options):
    """What stands on standard error; the records are those lines."""
    (folder / "records.csv").write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    said = StringIO()
    call_command(
        "measure",
        str(folder / "records.csv"),
        indicators=str(folder / "indicators.yaml"),
        out=str(folder / "out.csv"),
        stderr=said,
        **options,
    )
    return said.getvalue()


def test_the_summary_and_the_notices_are_sentences(county):
    said = measure(
        county, "1,할매손밥상,lunch,000,2026-03-02,,1,식,f", "2,온들,lunch,000,2999-01-01,,1,식,f"
    )

    assert "2 records, 1 indicator," in said
    assert "note: " in said
    assert "lie after today" in said
    assert "The person key '000' stands in 2 records" in said


def test_koreans_read_it_in_korean(county, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")

    said = measure(county, "1,할매손밥상,lunch,박순례,2026-03-02,,1000000000,식,f")

    assert "수량이 10억 이상인 기록이 1개" in said


def test_a_fault_ends_with_two_and_without_a_file(county):
    with pytest.raises(SystemExit) as ended:
        measure(county, "1,할매손밥상,lunch,박순례,어제,,1,식,f")

    assert ended.value.code == 2
    assert not (county / "out.csv").exists()


def test_an_engine_that_is_not_known_is_a_fault(county):
    with pytest.raises(SystemExit) as ended:
        measure(county, "1,할매손밥상,lunch,박순례,2026-03-02,,1,식,f", engine="abacus")

    assert ended.value.code == 2


def test_where_the_other_engine_is_may_stand_in_the_surroundings(county, monkeypatch):
    monkeypatch.setenv("DURE_MEASURE_POSTGRES", f"postgresql://dure@/postgres?host={county}")

    with pytest.raises(SystemExit) as ended:
        measure(county, "1,할매손밥상,lunch,박순례,2026-03-02,,1,식,f", engine="postgres")

    assert ended.value.code == 2
    assert not (county / "out.csv").exists()
