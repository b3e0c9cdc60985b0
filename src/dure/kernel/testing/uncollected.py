"""`python -m dure.kernel.testing.uncollected MODULE …`: run a module without Python's collector.

The checks build millions of small objects that all stay to the end. The collector looks through them
again and again and finds nothing to free: an eighth of their time, for a seventh more memory without it.
"""

import gc
import runpy
import sys


def main() -> None:
    """Run the named module as if it had been called itself."""
    gc.disable()
    vars(gc)["enable"] = gc.disable  # what is run may turn it off for a while, and on again
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
