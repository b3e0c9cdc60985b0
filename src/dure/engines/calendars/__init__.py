"""Calendars: what calendar programs take over by an address (RFC 5545). No clock, no database.

written_calendar(name, events) → the text of an .ics
"""

from typing import TYPE_CHECKING

from dure.engines.calendars.types import Event
from dure.engines.door import late

if TYPE_CHECKING:
    from dure.engines.calendars.adapter import written_calendar
else:
    written_calendar = late("dure.engines.calendars.adapter", "written_calendar")

__all__ = ["Event", "written_calendar"]
