"""The announcements of an initiative."""
