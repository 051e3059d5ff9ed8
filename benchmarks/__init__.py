"""How fast the pipeline is on the machine at hand: `just benchmark` prints a table. Never a test: machines differ."""
