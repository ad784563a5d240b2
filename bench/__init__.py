"""Measures of the newsroom: CPU time, in ratios, beside an A/A ratio."""
