"""Lives: what the register knows of one thing over time, from all that releases say of it."""
