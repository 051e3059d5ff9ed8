"""Makes a dataset's typed columns of a table of text as an agency wrote it, by headers and labels kept as data."""
