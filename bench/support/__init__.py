"""What the benches share: the world they measure in, the clock, the tables they print."""
