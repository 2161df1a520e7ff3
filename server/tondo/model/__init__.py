"""What a board is: items, the changes that happen to them, and who may do what."""
