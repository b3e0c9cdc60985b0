"""Files, what can be asked: open one."""

from dure.ground.files.queries.open_file import open_file, open_personal_file, personal_file_key

__all__ = ["open_file", "open_personal_file", "personal_file_key"]
