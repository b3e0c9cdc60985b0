"""What a command tells at its end stands in the language of the terminal, like what it refuses."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

TABLE = "구,n\n산내,3\n강동,20\n판암,31\nall,54\n"
SPEC = "value: n\ndimensions: {구: {}}\nrule: {threshold: 5}\n"
PEOPLE = (
    "record_id,full_name,birth_date,비고\n1,박순례,1941-03-05,가\n2,박순례,1941-03-05,나\n"
    "3,최말자,1939-01-20,다\n"
)
RECORDS = (
    "record_id,organisation,service,person,occurred_at,place,quantity,unit\n"
    "1,할매손밥상,lunch,박순례,2026-03-02,,1,식\n2,할매손밥상,lunch,박순례,2026-03-03,,2,상자\n"
)
INDICATORS = "indicators:\n  - {code: meals, kind: sum}\n"


@pytest.fixture(params=["ko_KR.UTF-8", "en_US.UTF-8"])
def korean(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setenv("LC_ALL", request.param)
    return bool(request.param.startswith("ko"))


def said(command: str, *words: str, **options: str) -> str:
    told = StringIO()
    call_command(command, *words, stderr=told, **options)
    return told.getvalue()


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_protecting_a_table(tmp_path: Path, *, korean: bool) -> None:
    table, spec = written(tmp_path, "t.csv", TABLE), written(tmp_path, "s.yaml", SPEC)

    told = said("protect", table, spec=spec, out=str(tmp_path / "o.csv"))

    assert ("공개 2" if korean else "2 published") in told
    assert ("더 적게 가릴 수 없음" if korean else "proven cheapest") in told


def test_linking_people(tmp_path: Path, *, korean: bool) -> None:
    people = written(tmp_path, "p.csv", PEOPLE)

    told = said("link", people, out=str(tmp_path / "o.csv"))

    assert ("기록 3개, 사람 2명" if korean else "3 records, 2 people") in told
    assert (
        "알림: 쓰지 않은 열: 비고." if korean else "note: Columns that were not used: 비고."
    ) in told


def test_one_record_is_one_person(tmp_path: Path, *, korean: bool) -> None:
    people = written(tmp_path, "p.csv", "\n".join(PEOPLE.splitlines()[:2]))

    told = said("link", people, out=str(tmp_path / "o.csv"))

    one = "기록 1개, 사람 1명; 견준 쌍 0개" if korean else "1 record, 1 person; 0 pairs compared"
    assert one in told


def test_measuring_records(tmp_path: Path, *, korean: bool) -> None:
    records = written(tmp_path, "r.csv", RECORDS)
    indicators = written(tmp_path, "i.yaml", INDICATORS)

    told = said("measure", records, indicators=indicators, out=str(tmp_path / "o.csv"))

    assert ("기록 2개, 지표 1개" if korean else "2 records, 1 indicator,") in told
    assert ("단위가 여럿이에요(상자, 식)" if korean else "several units (상자, 식)") in told


def test_sketching_and_overlap(tmp_path: Path, *, korean: bool) -> None:
    people, secret = written(tmp_path, "p.csv", PEOPLE), written(tmp_path, "secret", "가" * 40)
    sketch = str(tmp_path / "one.json")

    made = said("sketch", people, secret=secret, organisation="할매손밥상", out=sketch)

    assert ("밑그림에 2명" if korean else "2 people in the sketch") in made
