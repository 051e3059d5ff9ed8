"""From figures, plan and facts to an edition's render model: pure functions, no files and no clock."""

from reports.assembling.edition import assemble_edition

__all__ = ["assemble_edition"]
