"""`./dure bench [NAME…]`: build the world once, measure in it, print tables with ratios.

Each bench is one file of this folder that measures whatever database its environment names. Those
that write get a copy, so that every run begins from the same state.
"""

import subprocess
import sys

from bench.support.options import Options, read
from bench.support.tables import kept, show
from bench.support.worlds import copy_of, environment, world

from dure.kernel.testing.checkout import ROOT

# In the order of a report's life; True for those that write.
BENCHES = {
    "approving": True,
    "rolling_up": True,
    "pages": True,
    "answering": True,
    "streaming": True,
    "importing": True,
    "measuring": False,
    "protecting": False,
    "linking": False,
}
# These make their own data and need no world.
ALONE = (
    "cube",
    "routing",
    "rostering",
    "deciding",
    "day",
    "kitchen",
    "syncing",
    "matrix",
    "digests",
    "searching",
)
TENTH = 0.1


def main() -> int:
    """Measure what was asked for; 0 when all could be measured."""
    options = read(sys.argv[1:], (*BENCHES, *ALONE))
    codes = [0]
    codes += [
        _alone(name, scale, whole=options.whole)
        for name in ALONE
        if name in options.names
        for scale in _scales(options)
    ]
    for database in options.databases if set(options.names) - set(ALONE) else ():
        for scale in _scales(options):
            with world(database, scale, fresh=options.fresh) as address:
                codes += [
                    _measure(name, address, scale) for name in options.names if name in BENCHES
                ]
    _tell(options)
    return max(codes)


def _scales(options: Options) -> tuple[float, ...]:
    with_tenth = options.growth and options.scale != TENTH
    return (TENTH, options.scale) if with_tenth else (options.scale,)


def _measure(name: str, address: str, scale: float) -> int:
    if not BENCHES[name]:
        return _run(name, address, scale)
    with copy_of(address) as copy:
        return _run(name, copy, scale)


def _run(name: str, address: str, scale: float) -> int:
    command = [sys.executable, "-m", f"bench.{name}", f"{scale:g}"]
    return subprocess.call(command, cwd=ROOT, env=environment(address))


def _alone(name: str, scale: float, *, whole: bool) -> int:
    command = [sys.executable, "-m", f"bench.{name}", f"{scale:g}", *(["whole"] if whole else [])]
    return subprocess.call(command, cwd=ROOT)


def _tell(options: Options) -> None:
    for name in options.names:
        for database in ("any",) if name in ALONE else options.databases:
            lines = kept(name, database, options.scale)
            smaller = kept(name, database, TENTH) if options.scale != TENTH else []
            show(f"{name}, {database}, size {options.scale:g}", lines, smaller)


if __name__ == "__main__":
    sys.exit(main())
