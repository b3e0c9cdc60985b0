"""`./dure bench [NAME…]`: measure the figures, one file of `bench/` after another."""

import subprocess
import sys

from dure.kernel.testing.checkout import ROOT


def main() -> int:
    """Run the benches named (all when none is); 0 when each could be measured."""
    wanted = sys.argv[2:]
    benches = sorted((ROOT / "bench").glob("[a-z]*.py"))
    chosen = [file for file in benches if not wanted or file.stem in wanted]
    unknown = set(wanted) - {file.stem for file in benches}
    if unknown or not chosen:
        known = ", ".join(file.stem for file in benches) or "none yet"
        sys.stdout.write(f"There is no such bench. Known: {known}.\n")
        return 2
    codes = [subprocess.call([sys.executable, file], cwd=ROOT) for file in chosen]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
