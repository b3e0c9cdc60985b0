"""The text of a PDF; `adapter.py` alone knows the library that reads it, loaded at the first PDF."""

from dure.engines.door import late

pages_of = late("dure.ground.files.pdf.adapter", "pages_of")
