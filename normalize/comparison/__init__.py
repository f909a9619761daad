"""What changed between the corpora of two folders, record by record."""
