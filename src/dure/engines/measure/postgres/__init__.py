"""PostgreSQL as the place where cells are counted; loaded only when it is asked for."""
