"""What Django itself finds wrong, in one start: its system check, then models that no migration makes."""

import django
from django.core.management import call_command


def main() -> None:
    """End with an error where either finds something, a warning included."""
    django.setup()
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check_changes=True, skip_checks=True)


if __name__ == "__main__":
    main()
