"""Walking (걷기): persons go through the lattice, and every cell counts each of them once."""
