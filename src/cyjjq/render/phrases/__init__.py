"""What is said of a figure: numbers, cells, sentences, arithmetic."""
