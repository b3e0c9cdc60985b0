"""Live streams: one small server beside the pages says to open pages that something changed."""
