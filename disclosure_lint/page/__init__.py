"""The page: one HTML file that runs the engine in a browser, for people who can install nothing.

`make` builds the base out of the npm package of pyodide, CPython in WebAssembly, with the
standard library and this package as bytecode of that very interpreter. `written` puts a house's
packs beside it. In the browser `bridge` answers what the page asks.
"""
