"""How the shipped span reader was made: data, network, loop, export. Needs the extra `training`; not shipped."""
