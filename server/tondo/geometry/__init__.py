"""Places and shapes in the board's plane: points, boxes, rims. It knows no item, only outlines."""
