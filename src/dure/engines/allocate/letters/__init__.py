"""Letters (글): files in and out, apart from the library, which is slow to load."""
