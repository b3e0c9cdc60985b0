"""Backup and restore: the whole instance in one archive, for either database engine."""

from dure.project.backup.archive import Manifest, Unfit
from dure.project.backup.restoring import restore
from dure.project.backup.writing import backup

__all__ = ["Manifest", "Unfit", "backup", "restore"]
