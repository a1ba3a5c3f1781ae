"""A sheet or a card as text: one file a format."""
