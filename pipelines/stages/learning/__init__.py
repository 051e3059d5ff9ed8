"""Learning read back from the warehouse: activities of every register, findings, and what came of them."""
