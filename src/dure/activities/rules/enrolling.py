"""Who takes part and who waits: a place is free as long as the capacity is not reached."""


def state_for(*, capacity: int | None, enrolled: int) -> str:
    """`enrolled` while there is room, `waiting` after; no capacity means room for everybody."""
    return "enrolled" if capacity is None or enrolled < capacity else "waiting"
