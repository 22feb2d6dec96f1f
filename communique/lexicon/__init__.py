"""What we know beforehand: names, titles, verbs, money, groups. Data in TOML beside this file; one loader."""
