"""Files, what can be asked: open one."""

from dure.ground.files.queries.open_file import open_file, open_personal_file

__all__ = ["open_file", "open_personal_file"]
