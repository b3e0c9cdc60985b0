"""A day of meals through the product: route sheets of 300 diners, and a day planned again.

A well-known open-source program takes 1.2 s for the route sheets of 300 diners; the aim is twenty times
less. A re-plan after an absence is to take less than a minute, from the press to the day as it then stands.
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
            "DURE_DATABASE_URL": f"sqlite:///{Path(home) / 'day.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "dure.project.settings.local",
        }
        command = [sys.executable, "-m", "bench.support.day_turns", scale]
        subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
