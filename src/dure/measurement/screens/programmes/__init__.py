"""The programmes of an initiative."""
