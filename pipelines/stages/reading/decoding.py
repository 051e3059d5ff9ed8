"""Bytes to text: strictly in the encoding declared by the dialect or by a byte order mark, never by a guess."""

import codecs

from pipelines.stages.reading.dialect import Dialect
from pipelines.stages.reading.refusals import refuse

UTF_32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(content: bytes, dialect: Dialect) -> str:
    """The text, without its byte order mark. Raises UnreadableExtract with the byte offset where decoding stops."""
    if content.startswith(UTF_32_MARKS):
        raise refuse("wrong_encoding", detail="It is in UTF-32.")
    mark, encoding = next(((mark, name) for mark, name in MARKS if content.startswith(mark)), (b"", dialect.encoding))
    if not encoding.startswith("utf-16"):
        _refuse_zero_bytes(content)
    stopped_at = -1
    try:
        text = codecs.decode(memoryview(content)[len(mark) :], encoding)
    except UnicodeDecodeError as error:
        stopped_at = error.start + len(mark)
    except LookupError:
        stopped_at = 0
    if stopped_at >= 0:
        row = content.count(b"\n", 0, stopped_at) + 1
        raise refuse("wrong_encoding", row=row, detail=f"The first byte that does not fit is at offset {stopped_at:,}.")
    if "\0" in text:
        raise refuse("nul_byte", row=text.count("\n", 0, text.index("\0")) + 1)
    return text


def _refuse_zero_bytes(content: bytes) -> None:
    """Every second byte zero is UTF-16 that does not say so; a zero anywhere else is damage."""
    at = content.find(b"\0")
    if at < 0:
        return
    start = content[:1000]
    if max(start[::2].count(0), start[1::2].count(0)) > len(start) // 4:
        raise refuse("wrong_encoding", detail="It looks like UTF-16 without the mark that says so.")
    raise refuse("nul_byte", row=content.count(b"\n", 0, at) + 1)
