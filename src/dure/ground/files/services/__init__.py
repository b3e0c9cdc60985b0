"""Files, what can be done: keep one."""

from dure.ground.files.services.keep_file import keep_file

__all__ = ["keep_file"]
