"""What runs uncollected runs as if it had been called itself, and cannot wake the collector."""

import subprocess
import sys
from pathlib import Path

ASKED = "import gc, sys\ngc.enable()\nprint(__name__, sys.argv[1:], gc.isenabled())\nsys.exit(3)\n"


def test_a_module_runs_with_its_words_and_its_end(tmp_path: Path) -> None:
    (tmp_path / "asked.py").write_text(ASKED, encoding="utf-8")
    words = [sys.executable, "-m", "dure.kernel.testing.uncollected", "asked", "src", "-q"]

    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stdout == "__main__ ['src', '-q'] False\n"
    assert done.returncode == 3
