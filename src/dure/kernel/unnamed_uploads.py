"""A large file on its way in lies on the disk under no name, so that nothing of it stays after a crash."""

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class UnnamedUploads(FileUploadHandler):
    """What does not fit in memory goes into a file that has no name from the beginning."""

    def new_file(self, *given: Any, **named: Any) -> None:
        """A file comes."""
        super().new_file(*given, **named)
        place = settings.FILE_UPLOAD_TEMP_DIR
        self.file: Any = UploadedFile(
            tempfile.TemporaryFile(dir=place),  # noqa: SIM115 - closed with the request
            self.file_name,
            self.content_type,
            0,
            self.charset,
            self.content_type_extra,
        )

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Some of it."""
        del start
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> Any:
        """All of it."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """Nobody wants it any more."""
        if hasattr(self, "file"):
            self.file.close()
