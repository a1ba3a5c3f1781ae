"""Chinese text: numerals, units, characters that look alike."""
