"""Joining: the tables of one national return, from one file or several, to rows of our datasets."""
