"""Where and when the chosen incidents happened: a map and a timeline, each part of which narrows the choice down."""
