"""A brief in the forms that it leaves in; each form is a file of its own and adds no word to the statements."""
