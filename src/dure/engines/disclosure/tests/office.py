"""An office that protects its tables with files: what goes in, what comes out, what is refused."""

import csv
from pathlib import Path

import pytest

from dure.engines.disclosure import Unfit, sentence
from dure.engines.disclosure.files import Done, Job, protect_files
from dure.engines.disclosure.sheets import read_sheet

Rows = list[list[str]]
MEALS: Rows = [
    ["place", "sex", "n"],
    ["산내", "f", "3"],
    ["산내", "m", "1,020"],
    ["산내", "all", "1,023"],
    ["강동", "f", "31"],
    ["강동", "m", "44"],
    ["강동", "all", "75"],
    ["all", "f", "34"],
    ["all", "m", "1,064"],
    ["all", "all", "1,098"],
]
PLAIN = "value: n\ndimensions: {place: {}, sex: {}}\nrule: {threshold: 5}\n"


def said(done: Done) -> list[str]:
    """What was told beside the result, in English; there is a Korean sentence for each."""
    assert all(sentence(one, korean=True) for one in done.notes)
    return [sentence(one, korean=False) for one in done.notes]


class Office:
    """A folder on somebody's desk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, rows: Rows) -> str:
        with (self.folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return str(self.folder / name)

    def protect(self, rows: Rows, spec: str = PLAIN, out: str = "out.csv", **more: object) -> Done:
        (self.folder / "spec.yaml").write_text(spec, "utf-8")
        table = self.write("table.csv", rows)
        paths = {"table": table, "spec": f"{self.folder}/spec.yaml", "out": f"{self.folder}/{out}"}
        return protect_files(Job(**paths, **more))  # type: ignore[arg-type]

    def read(self, name: str = "out.csv") -> list[dict[str, str]]:
        return [row for _line, row in read_sheet(str(self.folder / name)).numbered()]

    def refused(self, rows: Rows, spec: str = PLAIN, **more: object) -> str:
        with pytest.raises(Unfit) as unfit:
            self.protect(rows, spec, **more)
        assert not (self.folder / "out.csv").exists()
        assert all(sentence(fault, korean=True) for fault in unfit.value.faults)
        assert len(unfit.value.faults) == 1
        return sentence(unfit.value.faults[0], korean=False)


def status(rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    return {(row["place"], row["sex"]): row["status"] for row in rows}
