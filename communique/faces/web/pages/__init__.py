"""The pages: one file for each noun, each a function from a question to a Page."""
