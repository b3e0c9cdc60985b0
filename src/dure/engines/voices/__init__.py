"""Voices: what the engines of voices and ballots share; it knows none of them."""

from dure.engines.voices.fault import BadInput, Fault
from dure.engines.voices.files import STANDARD, read_text, shown, unwritable, write_texts
from dure.engines.voices.progress import Tell, silent
from dure.engines.voices.rows import csv_rows
from dure.engines.voices.say import Sentences, sentence, with_shared

__all__ = [
    "STANDARD",
    "BadInput",
    "Fault",
    "Sentences",
    "Tell",
    "csv_rows",
    "read_text",
    "sentence",
    "shown",
    "silent",
    "unwritable",
    "with_shared",
    "write_texts",
]
