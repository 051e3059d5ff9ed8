"""Charts: one `ChartSpec` gives the picture, the interactive figure, the table, the CSV and the words."""
