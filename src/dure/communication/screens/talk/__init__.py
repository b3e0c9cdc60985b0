"""The talk of an initiative: what I have not read, what others speak about; a new thread."""
