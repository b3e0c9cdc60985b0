"""`dure measure` on files: every ending and encoding, and nothing half done."""

from datetime import date

import pytest
import xlsxwriter

from dure.engines.measure.adapter import open_session, read_table
from dure.engines.measure.definitions import definitions_from
from dure.engines.measure.fault import BadInput, Fault
from dure.engines.measure.files import measure_files
from dure.engines.measure.job import Job
from dure.engines.measure.sentences import SENTENCES, sentence

pytestmark = pytest.mark.slow

HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,unit,sex"
LINES = (
    "1,할매손밥상,lunch,박순례,2026-03-02T11:42:00+09:00,52111,1,식,f",
    "2,가람복지관,lunch,박순례,2026-02-28T23:30:00Z,52113,,식,f",
)
PLACES = """code,parent,level,valid_from,valid_to
52,,province,,
52111,52,district,,
52113,52,district,,
"""
INDICATORS = """
indicators:
  - {code: meals, kind: sum, of: quantity, where: {service: lunch}, by: [sex], periods: [month]}
  - {code: elders, kind: distinct, where: {service: [lunch]}, by: [sex], periods: [month]}
"""


@pytest.fixture
def county(tmp_path):
    (tmp_path / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    (tmp_path / "places.csv").write_text(PLACES, encoding="utf-8")
    return tmp_path


def job(folder, records="records.csv", out="out.csv", **changes) -> Job:
    return Job(
        records=str(folder / records),
        indicators=str(folder / "indicators.yaml"),
        places=str(folder / "places.csv"),
        out=str(folder / out),
        **changes,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_a_file_from_any_korean_spreadsheet(county, encoding):
    (county / "records.csv").write_text("\r\n".join([HEADER, *LINES]), encoding=encoding)

    done = measure_files(job(county))

    rows = (county / "out.csv").read_text("utf-8").splitlines()
    assert rows[0] == (
        "indicator,organisation,place_level,place,period_kind,period,sex,"
        "value,numerator,denominator,method,low,high"
    )
    # Half past eleven at night in London is the next morning in Korea.
    assert "elders,all,province,52,month,2026-03,all,1,,,distinct,," in rows
    assert "meals,할매손밥상,district,52111,month,2026-03,f,1,,,exact,," in rows
    assert (done.records, done.rows, done.as_of) == (2, len(rows) - 1, date(2026, 3, 2))


def test_excel_and_parquet_hold_the_same(county):
    with xlsxwriter.Workbook(str(county / "records.xlsx")) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate([HEADER, *LINES]):
            sheet.write_row(number, 0, line.split(","))
    (county / "records.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")

    from_excel = measure_files(job(county, "records.xlsx", "out.parquet"))
    from_csv = measure_files(job(county, "records.csv", "out.xlsx"))

    with open_session() as session:
        read_table(session, str(county / "out.parquet"), "parquet")
        read_table(session, str(county / "out.xlsx"), "excel")
        same = session.rows(
            "select (from (select sum(value::double) from parquet)) = "
            "(from (select sum(value::double) from excel))"
        )
    assert from_excel.rows == from_csv.rows
    assert from_excel.fingerprint == from_csv.fingerprint
    assert same == [(True,)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([HEADER.replace("occurred_at", "when"), *LINES], "row 1, column occurred_at"),
        (
            [HEADER, LINES[0].replace("2026-03-02T11:42:00+09:00", "46082")],
            "row 2, column occurred_at",
        ),
        (
            [HEADER, *LINES, "3,가람복지관,lunch,,2026-02-30,52111,1,식,f"],
            "row 4, column occurred_at",
        ),
        (
            [HEADER, *LINES, "3,가람복지관,lunch,,2026-03-01,52111,서른,식,f"],
            "row 4, column quantity",
        ),
        ([HEADER, *LINES, "3,가람복지관,lunch,,2026-03-01,77777,1,식,f"], "row 4, column place"),
        ([HEADER, *LINES, "3,가람복지관,lunch"], "row 4"),
    ],
)
def test_each_fault_is_told_with_its_place_and_nothing_is_written(county, lines, told):
    (county / "records.csv").write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(BadInput) as refused:
        measure_files(job(county))

    said = [sentence(fault, korean=False) for fault in refused.value.faults]
    assert len(said) == 1
    assert told in said[0]
    assert sorted(path.name for path in county.iterdir()) == [
        "indicators.yaml",
        "places.csv",
        "records.csv",
    ]


@pytest.mark.parametrize(
    ("indicators", "code"),
    [
        ("a: 1", "measure.no_indicators"),
        ("indicators: [{code: a, kind: median}]", "measure.unknown_kind"),
        ("indicators: [{code: a, kind: sum, colour: red}]", "measure.unknown_key"),
        ("indicators: [{code: a, kind: sum, by: [place]}]", "measure.reserved_column"),
        (
            "indicators: [{code: a, kind: ratio, numerator: b, denominator: c}]",
            "measure.unknown_reference",
        ),
        (
            "indicators: [{code: a, kind: ratio, numerator: b, denominator: b},"
            " {code: b, kind: ratio, numerator: a, denominator: a}]",
            "measure.circular_definition",
        ),
        ("indicators: [{code: a, kind: sum}, {code: a, kind: count}]", "measure.indicator_twice"),
        ("indicators: [", "measure.bad_yaml"),
        ("indicators: [{code: a, kind: sum, kind: count}]", "measure.name_twice"),
    ],
)
def test_a_definition_that_cannot_be_meant_is_refused(county, indicators, code):
    (county / "indicators.yaml").write_text(indicators, encoding="utf-8")
    (county / "records.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")

    with pytest.raises(BadInput) as refused:
        measure_files(job(county))

    assert code in {fault.code for fault in refused.value.faults}


def test_an_engine_nobody_knows_is_refused(county):
    with pytest.raises(BadInput) as refused:
        measure_files(job(county, engine="abacus"))

    assert "use one of duckdb, postgres, spark" in sentence(refused.value.faults[0], korean=False)


def test_every_fault_has_a_sentence_in_both_languages():
    assert all(len(texts) == 2 and all(texts) for texts in SENTENCES.values())
    assert sentence(Fault("measure.no_file", file="a.csv"), korean=True) == "a.csv: 파일이 없어요."


def test_a_ratio_is_split_by_what_both_of_its_parts_are():
    found = definitions_from(
        {
            "indicators": [
                {"code": "meals", "kind": "sum", "by": ["sex", "age_band"], "periods": ["month"]},
                {"code": "elders", "kind": "distinct", "by": ["sex"]},
                {"code": "each", "kind": "ratio", "numerator": "meals", "denominator": "elders"},
            ]
        }
    )

    assert (found[2].by, found[2].periods) == (("sex",), ("month",))


def test_without_a_list_of_places_there_is_one_place_all(county):
    (county / "records.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    files = {"records": "records.csv", "indicators": "indicators.yaml", "out": "out.csv"}

    measure_files(Job(**{name: str(county / file) for name, file in files.items()}))

    rows = (county / "out.csv").read_text("utf-8").splitlines()
    assert "meals,all,all,all,month,2026-03,all,2,,,exact,," in rows
    assert "elders,all,all,all,month,2026-03,all,1,,,distinct,," in rows


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"timezone": "Moon/Base"}, "measure.no_timezone"),
        ({"out": "."}, "measure.cannot_write"),
        ({"indicators": "."}, "measure.no_file"),
        ({"engine": "abacus"}, "measure.engine_not_here"),
    ],
)
def test_what_cannot_be_used_is_said_before_the_work(county, changes, code):
    (county / "records.csv").write_text("\n".join([HEADER, *LINES]), encoding="utf-8")
    files = {"records": "records.csv", "indicators": "indicators.yaml", "out": "out.csv"}
    paths = {name: str(county / file) for name, file in files.items()}
    asked = {n: str(county / v) if v == "." else v for n, v in changes.items()}

    with pytest.raises(BadInput) as refused:
        measure_files(Job(**(paths | asked)))

    assert [fault.code for fault in refused.value.faults] == [code]
    assert not (county / "out.csv").exists()
