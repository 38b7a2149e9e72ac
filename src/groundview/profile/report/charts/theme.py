"""The look of every chart, in one place: colours, sizes and type.

Colours are the Analysis Function's (UK government): its categorical, sequential and focus palettes. Text is
drawn as text in a system sans-serif, so that it scales, prints and can be read out.
"""

from __future__ import annotations

NAVY, TEAL, PLUM, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
CATEGORIES = (NAVY, TEAL, PLUM, ORANGE)
"""At most four categories in one chart."""

SEQUENTIAL = ("#D3E5F6", "#A1CAEE", "#6BACE6", "#2073BC", "#12436D")
"""Five classes, light for few to dark for many: the Analysis Function's three blues and two tints."""

INK, QUIET, RULE, GRID, PAPER = "#0B0C0C", "#505A5F", "#8A9299", "#DFE3E6", "#FFFFFF"
APART = "#767F86"
"""For what stands apart from the answers, such as "no outcome yet": darker than the focus palette's grey,
whose contrast with white falls short of three to one."""

HATCH = "#FEFEF1"
"""Stands in a specification for the hatched fill that says "no figure here"; drawn as a pattern later."""

SIZE, SMALL = 14, 13
"""Sizes of type in pixels: labels and figures, and what stands beside them."""

WIDE, NARROW = 760, 340
"""The two widths each chart is drawn at: for a page or a screen, and for a telephone."""
