"""What is measured: speed and memory, beside named baselines."""
