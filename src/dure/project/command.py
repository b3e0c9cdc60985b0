"""The face on the command line: every command of the product is a Django management command."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named in the arguments, with the local settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dure.project.settings.local")
    execute_from_command_line(["dure", *sys.argv[1:]])


if __name__ == "__main__":
    main()
