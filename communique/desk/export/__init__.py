"""What leaves the register for other programs, each format in a file of its own."""
