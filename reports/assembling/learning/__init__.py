"""The pages of learning: which sections they have, what each says, and what it counts."""
