"""`python -m communique` is the command `communique`."""

from communique.faces.cli import main

main()
