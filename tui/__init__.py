"""Pantau SKPD: which government units have opened the account they were ordered to open."""

__version__ = "0.1.0"
