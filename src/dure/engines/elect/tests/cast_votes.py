"""Cast vote records of the held American elections, written as BLT."""

import json
from collections import Counter
from pathlib import Path

from python_calamine import CalamineWorkbook

WRITE_INS = "Undeclared Write-ins"


def as_blt(records: Path, config: Path) -> str:
    """The workbook's papers under the names and seats of its rule file."""
    said = json.loads(config.read_text(encoding="utf-8"))
    source = said["cvrFileSources"][0]
    names = [one["name"] for one in said["candidates"]] + [WRITE_INS]
    number = {name: str(place) for place, name in enumerate(names, start=1)}
    number |= {source["undeclaredWriteInLabel"]: str(len(names)), source["skippedRankLabel"]: "-"}
    number |= {source["overvoteLabel"]: "1=2", "": "-"}
    ranks = int(said["rules"]["maxRankingsAllowed"])
    first = int(source["firstVoteColumnIndex"]) - 1
    rows = CalamineWorkbook.from_path(records).get_sheet_by_index(0).to_python()[1:]
    papers = Counter(
        tuple(number[str(cell).strip()] for cell in row[first : first + ranks]) for row in rows
    )
    lines = [f"{len(names)} {said['rules']['numberOfWinners']}"]
    lines += [" ".join((str(count), *closed(paper), "0")) for paper, count in papers.items()]
    lines += ["0", *(f'"{name}"' for name in names), f'"{said["outputSettings"]["contestName"]}"']
    return "\n".join(lines) + "\n"


def closed(paper: tuple[str, ...]) -> list[str]:
    """A paper without the skipped ranks at its end."""
    kept = list(paper)
    while kept and kept[-1] == "-":
        kept.pop()
    return kept
