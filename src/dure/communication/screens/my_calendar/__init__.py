"""My calendar: secret addresses for a phone's calendar, one's own and those of a group."""
