"""How each language writes a date, where the desk wants another form than Django's."""
