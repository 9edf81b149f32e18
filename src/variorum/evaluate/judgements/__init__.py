"""What people's judgements tell of the reader, on their own material: what it gets wrong, and what that costs them."""
