"""Refused: something a person asked that the rules do not allow. Anything else that goes wrong is a bug."""


class Refused(Exception):  # noqa: N818 - the word people hear, not the word of the machine
    """A polite no with a stable code and the values its sentence needs.

    `code` is `room.reason`; the sentences stand in `pack/refusals.yaml` of that room, Korean and
    English side by side. Faces (forms, API, tasks, commands) turn it into words; services never do.
    """

    def __init__(self, code: str, /, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(code, values)

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in self.values.items())
        return f"{self.code}({shown})"


class OutsideScope(Exception):  # noqa: N818
    """A list was asked for without saying on whose behalf. This is a bug, never a refusal."""
