"""Bulk import of staff: read a file, plan what changes, write it."""
