"""Running the stages: the engine that carries them and the order they come in."""
