"""Figures on their way into baseline.yaml: the edit, forms, tables."""
