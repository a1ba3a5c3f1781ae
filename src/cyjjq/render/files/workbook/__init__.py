"""The workbook: live formulas over figures and catalogue."""
