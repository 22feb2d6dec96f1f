"""What a measure does: quota arithmetic and trade models. Pure numbers; no database, no reading."""
