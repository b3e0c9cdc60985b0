"""Mails as people's programs write them."""
