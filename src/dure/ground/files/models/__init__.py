"""Nouns: attachments."""

from dure.ground.files.models.attachment import Attachment

__all__ = ["Attachment"]
