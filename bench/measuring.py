"""`dure measure`: a million service records to every level, distinct people exact at each of them."""

import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.support.story import stage
from bench.support.tables import Line, keep

RECORDS = 1_000_000
INDICATORS = """indicators:
  - {code: meals, name: {ko: 제공 식수, en: Meals}, kind: sum, of: quantity,
     where: {service: [lunch, banchan]}, by: [sex, age_band], periods: [month, quarter, year]}
  - {code: elders, kind: distinct, of: person,
     where: {service: [lunch, banchan]}, by: [sex, age_band], periods: [month, quarter, year]}
  - {code: meals_per_elder, kind: ratio, numerator: meals, denominator: elders}
"""
HEADER = ("record_id", "organisation", "service", "person", "occurred_at", "place")
HEADER += ("quantity", "unit", "sex", "age_band")
PLACES = [f"5{at:02d}" for at in range(1, 15)]
AGES = ("-64", "65-74", "75-84", "85-")


def main() -> None:
    """Write the records, run the command as anybody would, read what it took."""
    the = stage()
    count = round(RECORDS * the.scale)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, count)
        began = time.perf_counter()
        done = subprocess.run(_command(folder), check=False, capture_output=True, text=True)
        seconds = time.perf_counter() - began
        assert done.returncode == 0, done.stderr
        rows = sum(1 for _ in (folder / "cube.csv").open()) - 1
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = [
        Line(f"{count:,} records to {rows:,} values", seconds, "s", "", None),
        Line("  processor time", used.ru_utime + used.ru_stime, "s"),
        Line("  memory", used.ru_maxrss / 1024, "MB", "at most"),
    ]
    keep("measuring", the.database, the.scale, lines)


def _command(folder: Path) -> list[str]:
    words = [sys.executable, "-m", "dure.project.command", "measure", str(folder / "records.csv")]
    words += ["--indicators", str(folder / "indicators.yaml")]
    return [*words, "--places", str(folder / "places.csv"), "--out", str(folder / "cube.csv")]


def _write(folder: Path, count: int) -> None:
    dice = random.Random(7)  # noqa: S311 - the same records in every run
    (folder / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    places = ["code,parent,level,valid_from,valid_to", "50,,sido,,"]
    places += [f"{code},50,sigungu,," for code in PLACES]
    (folder / "places.csv").write_text("\n".join(places), encoding="utf-8")
    with (folder / "records.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for at in range(count):
            writer.writerow(_record(at, max(1, count // 10), dice))


def _record(at: int, people: int, dice: random.Random) -> list[object]:
    person = dice.randrange(people)
    day = f"2026-{dice.randrange(1, 13):02d}-{dice.randrange(1, 28):02d}T11:00:00"
    return [
        at,
        f"o{dice.randrange(200)}",
        dice.choice(("lunch", "banchan", "visit")),
        f"p{person}" if dice.random() < 0.97 else "",
        day,
        dice.choice(PLACES),
        dice.choice((1, 1, 1, 2, 3)),
        "meal",
        "fm"[person % 2],
        AGES[person % 4],
    ]


if __name__ == "__main__":
    main()
