"""What travels: messages up and down, their bytes, and the version they speak."""
