#!/usr/bin/env bash
# Our search beside `fzf --filter` and `sk --filter`, where they are installed, on the lines of
# a synthetic library: benches/compare.sh [CLAIMS]. What each side's time includes stands at the
# top of benches/compare.rs.
set -euo pipefail
cd "$(dirname "$0")/.."
claims=${1:-100000}
folder=$PWD/target/synthetic/$claims
[ -d "$folder" ] || cargo bench --quiet --bench write -- "$folder" "$claims"
cargo bench --quiet --bench compare -- "$folder"
