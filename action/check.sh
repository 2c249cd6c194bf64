#!/usr/bin/env bash
# Checks $INPUT_PATHS, one a line, twice: for a SARIF file, and for annotations in the log.
# Ends with the exit code of the check; the packs are in the cache by the second run.
set -euo pipefail

options=()
[ -z "${INPUT_CONFIG:-}" ] || options+=(--config "$INPUT_CONFIG")
[ -z "${INPUT_FAIL_ON:-}" ] || options+=(--fail-on "$INPUT_FAIL_ON")

paths=()
while IFS= read -r path; do
  path=${path%$'\r'}
  [ -z "$path" ] || paths+=("$path")
done <<<"${INPUT_PATHS:-.}"

# A path after -- is never taken for an option. What goes wrong is said once, by the second run.
code=0
disclosure-lint check --output sarif --output-file "$INPUT_SARIF_FILE" \
  ${options[@]+"${options[@]}"} -- "${paths[@]}" 2>/dev/null || code=$?
{
  echo "exit-code=$code"
  if [ -s "$INPUT_SARIF_FILE" ]; then echo "sarif-file=$INPUT_SARIF_FILE"; fi
} >>"${GITHUB_OUTPUT:-/dev/null}"

code=0
disclosure-lint check --output github ${options[@]+"${options[@]}"} -- "${paths[@]}" || code=$?
exit "$code"
