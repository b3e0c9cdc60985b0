"""The contracts of `.importlinter` notice what they are there for: each is broken once, on purpose."""

import os
import subprocess
import sys
from pathlib import Path

from dure.kernel.testing.checkout import ROOT

ROOMS = (
    "project",
    "front",
    "measurement",
    "agenda",
    "activities",
    "communication",
    "ground",
    "kernel",
    "engines",
    "programmes",
)
PLANTED = {
    "ground/people/services/invite.py": "import dure.measurement.queries.reports",
    "measurement/queries/reports.py": "import dure.measurement.services.approve",
    "measurement/services/approve.py": "import duckdb",
    "measurement/rules/status.py": "import django",
    "engines/measure/compute.py": "import dure.engines.disclosure",
    "engines/disclosure/__init__.py": "",
    "front/screens/page.py": "import dure.measurement.services.approve",
    "programmes/care_meals/queries.py": "import dure.programmes.dd_coop",
    "programmes/dd_coop/__init__.py": "",
    "ground/files/services.py": "import dure.ground.people.services.invite",
    "ground/people/queries.py": "import dure.ground.files.services",
}


def test_every_contract_notices_its_breach(tmp_path: Path) -> None:
    for room in ROOMS:
        write(tmp_path / "dure" / room / "__init__.py", "")
    for name, text in PLANTED.items():
        write(tmp_path / "dure" / name, text)
        for folder in Path(name).parents:
            write(tmp_path / "dure" / folder / "__init__.py", "")

    report = lint_imports(tmp_path)

    verdicts = [line for line in report.splitlines() if " KEPT" in line or " BROKEN" in line]
    assert len(verdicts) == contracts_written()
    assert [line for line in verdicts if " KEPT" in line] == []


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        file.write_text(text + "\n", encoding="utf-8")


def lint_imports(folder: Path) -> str:
    program = Path(sys.prefix) / "bin" / "lint-imports"
    done = subprocess.run(
        [program, "--config", ROOT / ".importlinter", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def contracts_written() -> int:
    return (ROOT / ".importlinter").read_text(encoding="utf-8").count("[importlinter:contract:")
