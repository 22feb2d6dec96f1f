"""What a measure does: quota arithmetic and trade models. Pure numbers; no database, no reading.

Rules and quotas (plain Python): `form` reads rule files, `ruling` says what holds for a shipment, `fill` counts a
stream of them. Models (the extra [impact]): `trq`, `suppliers`, `smart`, `gsim`, `gsim_levels`, `gravity`,
`caliendo_parro`, over `ranges` of what is not known. `bridge` goes from a measure's words to each party's tonnes;
`page` and `plot` show it. docs/impact.md says which to use when.
"""
