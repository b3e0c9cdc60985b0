"""Table sizes (표의 크기): told to the database after much was written and before much is asked.

A server learns them by itself within minutes of a commit. Inside one long transaction it cannot, takes
full tables for empty ones, and reads them whole for every row of another.
"""

from django.db import connection


def tell_table_sizes() -> None:
    """Have PostgreSQL look at what stands, in the transaction that is open; SQLite needs no telling."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
