"""The columns that lists are counted by, held in memory by a process that answers many questions.

The database has all of this too: memory is only quicker, and only while it stands as the database stands.
"""
