"""Plain values that cross the doors of the measurement room."""
