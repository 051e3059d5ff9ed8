"""The golden thread of the whole partnership, from kinds of learning to the impact that was judged."""

from reports.assembling.learning.sources import Part, Sources
from reports.assembling.thread_pictures import partnership_picture


def thread_part(sources: Sources) -> Part:
    """The picture with its list; nothing where neither findings nor actions were supplied."""
    if sources.thread is None:
        return Part()
    return Part(picture=partnership_picture(sources.thread, sources.actions, sources.breaks, sources.facts))
