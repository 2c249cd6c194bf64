"""Starting the server; importing this costs what pygls costs, half a second."""

from __future__ import annotations

from disclosure_lint.server.front import Front
from disclosure_lint.server.log import Log
from disclosure_lint.server.wire import Wire


def serve(*, verbose: bool = False) -> int:
    """Serve one client over standard input and output; return the exit code."""
    log = Log(verbose=verbose)
    wire = Wire(log)
    Front(wire, log)
    return wire.serve()
