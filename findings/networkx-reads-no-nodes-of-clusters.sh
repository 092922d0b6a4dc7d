#!/usr/bin/env bash
# networkx reads a DOT graph through pydot, and takes only the nodes that stand outside of every
# subgraph: a node that is declared in a cluster and has no edge is lost without a word, and one with
# an edge keeps its name and loses its label. Graphviz draws them all.
#
# Needs python3 with pip. Fails when networkx behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check networkx==3.6.1 pydot==4.0.1

"$folder/venv/bin/python" - <<'PYTHON'
import networkx, pydot
from importlib.metadata import version

print("networkx", version("networkx"), "pydot", version("pydot"))
graph = pydot.graph_from_dot_data("""
digraph {
  subgraph cluster_harbour {
    crane [label="a crane"];
    pier [label="a pier"];
  }
  pier -> town;
}
""")[0]
read = networkx.nx_pydot.from_pydot(graph)
print("nodes:", dict(read.nodes(data=True)))
assert "crane" not in read, "a node without an edge is kept"
assert read.nodes["pier"] == {}, "a node with an edge keeps its label"
print("of three nodes, the one without an edge is gone, and the other one's label")
PYTHON
