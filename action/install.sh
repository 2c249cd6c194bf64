#!/usr/bin/env bash
# Installs disclosure-lint with all its readers: $INPUT_VERSION from PyPI, or else the checkout
# that this action comes from.
set -euo pipefail

if [ -n "${INPUT_VERSION:-}" ]; then
  what="disclosure-lint[all]==$INPUT_VERSION"
else
  what="$GITHUB_ACTION_PATH[all]"
fi
python -m pip install --quiet --disable-pip-version-check "$what"
disclosure-lint --version
