"""What stands before a start: tables, fonts and static files, checked in moments, built once."""

from dure.project.start.beside import fonts_beside
from dure.project.start.database import prepare_database
from dure.project.start.static import prepare_fonts, prepare_static

__all__ = ["fonts_beside", "prepare_database", "prepare_fonts", "prepare_static"]
