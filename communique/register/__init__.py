"""Who is who and what is one thing: records -> one register. The only room with a database."""
