"""What somebody looks at in care meals."""
