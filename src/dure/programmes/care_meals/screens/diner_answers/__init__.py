"""What an elder answers twice a year."""
