"""Apart (따로): people are compared in a process of their own.

Splink and its memory live there only, and end with it; a web server never loads them. People go
through pipes, never through a file.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dure.engines.linkage.types import USUAL, LeftOut, Limits, Link, Linked, Pair

if TYPE_CHECKING:
    from dure.engines.linkage.coding import Coded


def linked_apart(columns: Mapping[str, Sequence[str]], limits: Limits = USUAL) -> Linked:
    """Link rows that are in memory, as `files.link_columns` does; RuntimeError when it broke."""
    return _asked({"columns": columns, "limits": asdict(limits)})


def linked_codes_apart(coded: "Coded", limits: Limits = USUAL) -> Linked:
    """The same for codes (`coding`): the other process never sees anything else."""
    return _asked({"columns": coded, "limits": asdict(limits), "coded": True})


def coded_apart(columns: Mapping[str, Sequence[str]], *, key: bytes) -> "Coded":
    """The codes of people (`coding`), made in a process that is gone before anybody compares them."""
    made: Coded = _told({"columns": columns, "key": key.hex()})
    return made


def _asked(what: Mapping[str, Any]) -> Linked:
    return _linked(_told(what))


def _told(what: Mapping[str, Any]) -> Any:
    asked = json.dumps(what)
    done = subprocess.run(
        [sys.executable, "-m", "dure.engines.linkage.pipe"],
        input=asked,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        # What it wrote may quote a person: only the kind of the fault leaves it.
        kind = (done.stderr.strip().splitlines() or ["ended"])[-1].split(":")[0]
        raise RuntimeError(f"linking broke: {kind}")
    return json.loads(done.stdout)


def _linked(told: dict[str, Any]) -> Linked:
    weights = {
        name: {level: (both[0], both[1]) for level, both in levels.items()}
        for name, levels in told["weights"].items()
    }
    return Linked(
        **{
            **told,
            "links": [Link(**one) for one in told["links"]],
            "uncertain": [Pair(**one) for one in told["uncertain"]],
            "left_out": tuple(LeftOut(**one) for one in told["left_out"]),
            "columns": tuple(told["columns"]),
            "unused": tuple(told["unused"]),
            "limits": Limits(**told["limits"]),
            "weights": weights,
        }
    )
