"""The data files: their shapes, places in them, and the rules that judge them."""
