"""Settings, addresses and start-up: knows everything, decides nothing."""
