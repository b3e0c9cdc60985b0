"""Which room a module belongs to, and how high it stands. The contracts in `.importlinter` say the same."""

# From the ground up. Rooms beside each other in one line do not know each other.
STOREYS: tuple[tuple[str, ...], ...] = (
    ("engines",),
    ("kernel",),
    ("ground",),
    ("communication",),
    ("agenda",),
    ("activities",),
    ("measurement",),
    ("backbone", "stories"),
    ("programmes",),
    ("front",),
    ("project",),
)
# These hold several rooms each: `dure.ground.people` is one, `dure.measurement` is another.
WITH_ROOMS_INSIDE = frozenset({"engines", "ground", "backbone", "programmes"})
DOORS = frozenset({"services", "queries", "types"})


def storey_of(module: str) -> int | None:
    """How high a module stands, 0 at the bottom; None outside the house."""
    parts = module.split(".")
    if parts[0] != "dure" or len(parts) < 2:
        return None
    return next((level for level, names in enumerate(STOREYS) if parts[1] in names), None)


def room_of(module: str) -> str | None:
    """The room of a module, such as `dure.ground.people`; None where it is in no room."""
    parts = module.split(".")
    if storey_of(module) is None:
        return None
    depth = 3 if parts[1] in WITH_ROOMS_INSIDE else 2
    return ".".join(parts[:depth]) if len(parts) >= depth else None


def part_of(module: str) -> str:
    """The part of its room that a module is in: `services`, `models`, …; empty for the room itself."""
    room = room_of(module)
    inside = module[len(room) + 1 :] if room else ""
    return inside.partition(".")[0]


def is_test(module: str) -> bool:
    """True for tests and their factories, which may reach anywhere."""
    return "tests" in module.split(".")
