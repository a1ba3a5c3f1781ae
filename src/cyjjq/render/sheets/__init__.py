"""What each command lays out, before any format."""
