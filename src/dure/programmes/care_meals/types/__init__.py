"""Values that cross the doors of care meals. Each part keeps its lines in a file of its own."""
