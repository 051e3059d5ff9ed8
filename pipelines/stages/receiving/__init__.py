"""Receiving: landed once, whole and by content, whatever happens meanwhile."""
