"""The command line: `dure VERB …` is a Django management command of the room that owns the verb."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run the verb named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dure.project.settings.local")
    if "demo" in sys.argv[1:2]:
        apart(os.environ)
    try:
        execute_from_command_line(["dure", *sys.argv[1:]])
    except ImproperlyConfigured as missing:
        sys.stderr.write(f"두레: {missing}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("\n두레: 멈췄어요. / Stopped.\n")
        sys.exit(130)


def apart(environment: MutableMapping[str, str]) -> None:
    """The demo lives in a home and a database of its own, whatever this machine's real ones are."""
    own = Path(__file__).resolve().parents[3] / "var" / "demo"
    environment.setdefault("DURE_HOME", str(own))
    environment["DURE_DEMO"] = "1"
    environment["DJANGO_SETTINGS_MODULE"] = "dure.project.settings.local"
    environment.pop("DURE_DATABASE_URL", None)


if __name__ == "__main__":
    main()
