"""What can be done in this room: ask and answer, write, decide, sign."""
