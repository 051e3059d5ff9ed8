"""Colours of the Government Analysis Function on white, with a second set for dark pages; never colour alone."""

from reports.charts.spec import Mark

INK = "#3D3D3D"
GRID = "#D9D9D9"
LINE = "#767676"
COMMON = "#595959"
LIMIT = "#6B6B6B"
IMPROVEMENT = "#12436D"
CONCERN = "#801650"
UNUSUAL = "#A285D1"
TARGET = "#C2500F"
"""The palette's orange made darker, so that its label reads at 4.5 to 1 as text."""
COMPARATOR = "#1B7F77"
"""The palette's turquoise made darker, for the same reason."""
FORECAST = "#3D3D3D"
BAND = "#E6EBF1"
"""So light that lines and words lie legibly on it; its edges are what is seen where colours are not."""
BAND_OVER = "rgba(18, 67, 109, 0.1)"
"""The same where it lies on top of the line of values."""
BAND_EDGE = "#767676"
RIBBON = "#D3DCE8"
"""Words lie on it; how wide it is stands in words beside the bar that it leads to."""
FONT = "system-ui, -apple-system, 'Segoe UI', Arial, sans-serif"

MARKS: dict[Mark, str] = {"common": COMMON, "improvement": IMPROVEMENT, "concern": CONCERN, "unusual": UNUSUAL}
LEVELS = {"target": TARGET, "comparator": COMPARATOR, "median": INK}
