# SPDX-License-Identifier: EPL-2.0
# Makes src/org/celltaxon/cells/communities.txt: a graph of shared neighbours and what leidenalg makes of it.   /usr/bin/python3 communities.py > ...
import numpy as np, igraph as ig, leidenalg as la
K, N, D = 15, 500, 4
rng = np.random.default_rng(7)
centres = rng.uniform(-4, 4, (9, D))
points = centres[rng.integers(0, 9, N)] + rng.normal(0, 1.2, (N, D))
near = [set(np.argsort(((points - p) ** 2).sum(1))[:K]) for p in points]
shared = {(i, j): s for i in range(N) for j in range(i + 1, N) if (s := len(near[i] & near[j])) / (2 * K - s) >= 1 / 15}
graph = ig.Graph(n=N, edges=list(shared))
weight = [float(np.float32(s / (2 * K - s))) for s in shared.values()]
print(f"# leidenalg {la.version}, igraph {ig.__version__}: best of 10 starts of 10 iterations")
print("# quality name resolution value (modularity: Q; cpm: sum of e - g n (n - 1) / 2)")
for name, kind, values in (("modularity", la.RBConfigurationVertexPartition, (.3, .8, 1, 2)), ("cpm", la.CPMVertexPartition, (.02, .05, .1))):
    for g in values:
        best = max(la.find_partition(graph, kind, weights=weight, resolution_parameter=g, n_iterations=10, seed=s).quality() for s in range(10))
        print("quality", name, g, repr(best / (2 * sum(weight)) if name == "modularity" else best / 2))
print(f"# cell: later cell and number of shared neighbours of {K}, weight shared / ({2 * K} - shared)")
for i in range(N):
    print(f"{i}:", *(f"{b} {s}" for (a, b), s in shared.items() if a == i))
