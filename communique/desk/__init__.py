"""Questions asked of the register: brief, timeline, search, network, calendar, watch."""
