"""The manifest of the repair café."""

from pathlib import Path

from dure.kernel.programmes import Programme
from dure.kernel.room_pages import RoomPage
from dure.kernel.words import Words

PROGRAMME = Programme(
    code="repair_cafe",
    package="dure.programmes.repair_cafe",
    folder=Path(__file__).resolve().parent,
    name=Words("고쳐쓰기 카페", "Repair café"),
    home="repair_bench",
    pages=(
        RoomPage(
            "activities",
            Words("작업대", "Bench"),
            "repair_bench",
            "mend_things",
            programme="repair_cafe",
        ),
    ),
)
