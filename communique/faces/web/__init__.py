"""The web: pages over one register, for reading without JavaScript and for judging with the keyboard."""
