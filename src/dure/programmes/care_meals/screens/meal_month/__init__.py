"""The month as it counts itself."""
