#!/usr/bin/env bash
# Lark compares every pair of terminals as soon as `interegular` is importable, asked or not.
#
# One would guess: interegular is an optional extra of Lark for `strict=True`, so a build
#   without `strict` costs the same whether the package happens to be installed or not, and a
#   comparison whose outcome is only logged is not made where nobody logs.
# What happens: with interegular in the environment (another package may have brought it),
#   a plain `Lark(grammar, parser="lalr")` turns every terminal into an automaton and compares
#   them in pairs. Its warnings go to Lark's logger, which by default shows nothing of that
#   level, so the only sign is the time. A grammar with wide character ranges, Han among
#   them, then takes many times as long to build. Leaving the package out of an
#   environment of tests, or `skip_validation` where a lexer is made by hand, avoids it.
# Versions: lark 1.3.1, interegular 0.3.3. Source: lark/lexer.py, BasicLexer and
#   ContextualLexer.
set -euo pipefail
work=$(mktemp -d "${TMPDIR:-/tmp}/finding.XXXXXX")
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet lark==1.3.1 interegular==0.3.3
cat >"$work/probe.py" <<'PROBE'
import importlib.metadata
import logging

import interegular
import lark

GRAMMAR = r"""
start: (WORD | NUMBER | HAN)+
WORD: /[a-z]+(-[a-z]+)*/
NUMBER: /[0-9]+(\.[0-9]+)?/
HAN: /[\u4e00-\u4eff]{1,3}/
%ignore " "
"""
compared = []
made = interegular.Comparator.from_regexes


def counting(regexes):
    compared.append(len(regexes))
    return made(regexes)


interegular.Comparator.from_regexes = counting
parser = lark.Lark(GRAMMAR, parser="lalr")
parser.parse("one 2 three")
print("lark", importlib.metadata.version("lark"), "interegular", importlib.metadata.version("interegular"))
print("strict asked for:", parser.options.strict)
print("Lark's logger shows warnings:", lark.logger.isEnabledFor(logging.WARNING))
print("terminals handed to the comparison, each time:", compared)
assert not parser.options.strict
assert not lark.logger.isEnabledFor(logging.WARNING)
assert compared, "the comparison is no longer made unasked"
PROBE
"$work/venv/bin/python" "$work/probe.py"
