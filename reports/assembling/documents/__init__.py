"""Documents that a partnership sends out: which parts they have, in order, and what each says."""
