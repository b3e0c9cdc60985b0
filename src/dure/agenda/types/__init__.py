"""Values that cross the doors of agenda."""
