"""A naive reading of the protocol, to hold the server's own to."""

from disclosure_lint.source import Source


class UnitBuffer:
    """A text as a flat run of code units, edited with no idea of lines but the protocol's."""

    def __init__(self, text, encoding):
        self.encoding = encoding
        self.data = text.encode(encoding.codec, "surrogatepass")

    @property
    def text(self):
        joined = self.data.decode(self.encoding.codec, "surrogatepass")
        return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")

    def edit(self, start, end, text):
        first, last = self._at(start), self._at(end)
        self.data = (
            self.data[:first] + text.encode(self.encoding.codec, "surrogatepass") + self.data[last:]
        )

    def _at(self, point):
        size, text = self.encoding.size, self.data.decode(self.encoding.codec, "surrogatepass")
        starts = Source(text).line_starts
        if point.line >= len(starts):
            return len(self.data)
        start, words = starts[point.line], Source(text).line(point.line + 1)
        before = len(text[:start].encode(self.encoding.codec, "surrogatepass"))
        most = len(words.encode(self.encoding.codec, "surrogatepass"))
        return before + min(point.character * size, most)
