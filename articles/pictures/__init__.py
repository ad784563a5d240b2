"""Pictures: checked and re-encoded on the way in, stored under their own hash."""
