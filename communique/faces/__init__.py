"""Faces: command line, web, api. Thin; they know the desk and the flow, never each other."""
