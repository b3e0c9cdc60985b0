"""`./dure bench [NAME…]`: measure the figures; `bench/` beside the source does the work."""

import subprocess
import sys

from dure.kernel.testing.checkout import ROOT


def main() -> int:
    """Hand over to `bench/`, whose files may import each other from the checkout."""
    command = [sys.executable, "-m", "bench", *sys.argv[2:]]
    return subprocess.call(command, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
