"""The working meetings of an initiative."""
