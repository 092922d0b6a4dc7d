#!/usr/bin/env bash
# Everything that is measured, one after the other, with the machine that it was measured on.
# ONRECORD_MILLION=1 adds a library of a million claims.
set -euo pipefail
cd "$(dirname "$0")/.."

version() { "$1" --version 2>/dev/null | head -n 1 | sed "s/^/$1 /" || echo "$1 is not installed"; }
echo "$(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
git log -1 --format='onrecord %h'
for program in rustc fzf sk; do version "$program"; done

folder=$PWD/target/synthetic/100000
[ -d "$folder" ] || cargo bench --quiet --bench write -- "$folder" 100000
cargo bench --quiet --bench memory -- "$folder"
benches/compare.sh 100000
cargo bench --quiet --bench typing -- "$folder"
cargo bench --quiet --bench library
