"""What somebody looks at in this room."""
