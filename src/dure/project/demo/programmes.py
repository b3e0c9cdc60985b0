"""Programmes: whatever craft this house knows tells its own part of the demo."""

from dure.kernel.programmes import DemoStage, programmes
from dure.project.demo.cast import Cast


def let_programmes_tell(cast: Cast) -> None:
    """Each programme with a demo gets the stage as it stands, and fills it through its services."""
    stage = DemoStage(
        today=cast.today,
        initiatives=cast.initiatives,
        organisations=cast.organisations,
        people=cast.people,
        actor=cast.actor,
    )
    for each in programmes():
        each.fill_demo(stage)
