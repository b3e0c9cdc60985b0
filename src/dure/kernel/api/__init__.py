"""What every room's operations share: the shape of input, of pages and of errors, and the gate."""
