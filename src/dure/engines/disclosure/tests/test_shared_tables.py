"""Every table of counts among the real data, protected and read by somebody who wants to know.

Where the folder of real data is absent, tables of the same shapes are made instead.
"""

import csv
import io
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from dure.engines.disclosure.files import Job, protect_files
from dure.engines.disclosure.tests.reader import Key, Reader, totals
from dure.kernel.testing.checkout import REAL_DATA

MOST_CODES, MOST_LEAVES, DIMENSIONS = 18, 400, 3
CALLED_COUNTS = {"ant", "freq", "n", "count", "Frequency", "표준수"}
Rows = list[dict[str, str]]
MADE = {f"made {seed}": seed for seed in range(6)}


def sheets() -> list[str]:
    """Names of all files that have rows and columns, or of tables made here."""
    if not REAL_DATA.is_dir():
        return list(MADE)
    found = [*REAL_DATA.rglob("*.csv"), *REAL_DATA.rglob("*.tsv")]
    return sorted(str(path.relative_to(REAL_DATA)) for path in found)


def rows_of(name: str) -> Rows:
    if name in MADE:
        return _made(MADE[name])
    data = (REAL_DATA / name).read_bytes()[:3_000_000]
    text = next(t for t in (_decoded(data, c) for c in ("utf-8-sig", "cp949", "latin-1")) if t)
    mark = max(",;\t", key=text[:2000].count)
    lines = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=mark)
    heading = [name.strip() for name in next(lines, [])]
    return [dict(zip(heading, row, strict=False)) for row in lines if len(row) == len(heading)]


def _decoded(data: bytes, code: str) -> str:
    try:
        return data.decode(code)
    except UnicodeDecodeError as broken:
        near_the_end = broken.start > len(data) - 4
        return data[: broken.start].decode(code) if near_the_end else ""


def _made(seed: int) -> Rows:
    dice = random.Random(seed)  # noqa: S311
    return [
        {
            "시군구": f"군{dice.randint(0, 7)}",
            "성별": dice.choice("여남"),
            "종류": dice.choice("가나다"),
        }
        for _ in range(dice.randint(40, 300))
    ]


def counts_in(rows: Rows) -> tuple[list[str], dict[Key, float]] | None:
    """Columns with few codes make the table; what is counted are its rows, or a column of counts."""
    if len(rows) < 8:
        return None
    counted = next((name for name in rows[0] if name in CALLED_COUNTS), "")
    few = [name for name in rows[0] if name and name != counted and _is_code(rows, name)]
    names: list[str] = []
    for name in few:
        tried = [*names, name]
        if len({_key(row, tried) for row in rows}) <= MOST_LEAVES and len(tried) <= DIMENSIONS:
            names = tried
    if not names:
        return None
    found: Counter[Key] = Counter()
    for row in rows:
        found[_key(row, names)] += round(float(row[counted])) if counted else 1
    return names, {key: float(n) for key, n in found.items()}


def _is_code(rows: Rows, name: str) -> bool:
    codes = {row.get(name, "") for row in rows}
    return 2 <= len(codes) <= MOST_CODES and all(len(code) < 60 for code in codes)


def _key(row: Mapping[str, str], names: Sequence[str]) -> Key:
    codes = (row.get(name, "").strip() for name in names)
    return tuple("empty" if code in {"", "all"} else code for code in codes)


def tables() -> Iterator[tuple[str, list[str], dict[Key, float]]]:
    for name in sheets():
        made = counts_in(rows_of(name))
        if made is not None:
            yield name, *made


def publish(folder: Path, names: Sequence[str], truth: Mapping[Key, float]) -> Path:
    plain = [f"d{at}" for at in range(len(names))]
    words = {"value": "n", "dimensions": dict.fromkeys(plain), "rule": {"threshold": 5}}
    (folder / "spec.yaml").write_text(yaml.safe_dump(words), "utf-8")
    with (folder / "in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([*plain, "n"])
        csv.writer(file).writerows([[*key, f"{n:g}"] for key, n in truth.items()])
    out = folder / "out.csv"
    protect_files(Job(table=f"{folder}/in.csv", spec=f"{folder}/spec.yaml", out=str(out)))
    return out


def broken(out: Path, names: Sequence[str], truth: Mapping[Key, float], asked: int) -> list[object]:
    """What a reader finds out too well; of a large table as many cells as are `asked`."""
    plain = [f"d{at}" for at in range(len(names))]
    reader = Reader([{} for _ in names])
    reader.reads(out, truth, plain, "n")
    dice = random.Random(len(truth))  # noqa: S311
    secret = sorted(reader.hidden)
    chosen = dice.sample(secret, min(asked, len(secret)))
    ranges = reader.ranges(chosen)
    return [
        (name, ends)
        for name, ends in ranges.items()
        if ends[1] is not None and ends[1] - ends[0] < (2 if name[1] < 5 else 1) - 1e-6
    ]


@pytest.mark.slow
def test_no_table_of_the_real_data_gives_a_hidden_number_away(tmp_path: Path) -> None:
    tried, hidden, found = 0, 0, []
    for at, (name, names, leaves) in enumerate(tables()):
        folder = tmp_path / str(at)
        folder.mkdir()
        truth = totals(leaves, [{} for _ in names])
        out = publish(folder, names, truth)
        tried += 1
        hidden += out.read_text("utf-8").count(",primary")
        found += [(name, one) for one in broken(out, names, truth, asked=12)]

    assert found == []
    assert tried >= len(MADE)
    assert hidden > tried  # there was something to find
