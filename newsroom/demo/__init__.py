"""The demo newsroom: what `manage.py load_demo` puts into an empty database.

Everything goes through the product's own roads, so what it shows is what a newsroom
gets: the staff importer, intake, pictures and the acts on articles.
"""
