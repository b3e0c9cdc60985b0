"""The command line: `dure VERB …` is a Django management command of the room that owns the verb."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the verb named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dure.project.settings.local")
    try:
        execute_from_command_line(["dure", *sys.argv[1:]])
    except KeyboardInterrupt:
        sys.stderr.write("\n두레: 멈췄어요. / Stopped.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
