"""A county's files: a ledger with everything that may stand in one, and what to count of it."""

from datetime import date

from dure.engines.measure.job import Job

INDICATORS = """
indicators:
  - {code: meals, kind: sum, of: quantity, where: {service: lunch}, by: [sex, age_band]}
  - {code: elders, kind: distinct, where: {service: [lunch]}, by: [sex, age_band]}
  - {code: each, kind: ratio, numerator: meals, denominator: elders}
  - {code: size, kind: mean, by: [sex], periods: [quarter, year]}
  - {code: stock, kind: latest, by: [sex], periods: [month, half]}
"""
HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,unit,sex,age_band"


def county(folder, lines=300):
    """A county's ledger with everything that may stand in one."""
    (folder / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    places = ["code,parent,level", "52,,province", "52111,52,district", "52113,52,district"]
    (folder / "places.csv").write_text("\n".join(places), encoding="utf-8")
    rows = [HEADER]
    for i in range(lines):
        person = ["", "000", "박순례", f"p{i % 40}"][i % 4]
        day = date(2025, 1 + i % 12, 1 + i % 28).isoformat()
        place = ["52111", "52113", "52", ""][i % 4]
        kitchen = ["할매손밥상", "가람복지관"][i % 2]
        who = f"{'fm'[i % 2]},{['75-84', '85+', ''][i % 3]}"
        rows.append(f"{i},{kitchen},lunch,{person},{day},{place},{i % 3 - (i % 17 == 0)},식,{who}")
    (folder / "records.csv").write_text("\n".join(rows), encoding="utf-8")


def job(folder, out):
    names = {"records": "records.csv", "indicators": "indicators.yaml", "places": "places.csv"}
    return Job(**{name: str(folder / file) for name, file in names.items()}, out=str(out))
