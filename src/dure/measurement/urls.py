"""Addresses of measurement: the reporter's pages, then the backbone's."""
