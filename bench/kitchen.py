"""The kitchen sheet and the labels of 300 diners, through the product: the page as a browser gets it.

Beside it: a well-known open-source meal program needs half a second for its kitchen sheet at that size.
The measuring runs in a process of its own, with a small SQLite database that is thrown away.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Measure in a house that is made for it."""
    scale = sys.argv[1] if len(sys.argv) > 1 else "1"
    with tempfile.TemporaryDirectory(prefix="dure-bench-") as home:
        environment = os.environ | {
            "DURE_HOME": home,
            "DURE_DATABASE_URL": f"sqlite:///{Path(home) / 'kitchen.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
        }
        command = [sys.executable, "-m", "bench.support.kitchen_turns", scale]
        subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
