#!/usr/bin/env python3
"""Scrublet written again from its paper and its documented defaults (Wolock et al. 2019; no log, z-score, PCA of the observed cells,
exact neighbours), for ScrubletTest: simulated doublets are written out as sums of counts, so that it checks our short cut as well."""
import gzip
import numpy as np
import scipy
from scipy.optimize import minimize_scalar

rng = np.random.default_rng(7)
cells, genes, kinds, true = 260, 400, 4, 20
base = np.exp(rng.normal(0, 1, genes))
profile = base * np.exp(np.where(rng.random((kinds, genes)) < .15, rng.normal(0, 1.5, (kinds, genes)), 0))
kind = rng.integers(0, kinds, cells)
depth = np.exp(rng.normal(0, .3, cells))
single = rng.negative_binomial(4, 4 / (4 + depth[:, None] * profile[kind]))
a, b = rng.integers(0, cells - true, (2, true))
counts = single.copy()
counts[cells - true:] = single[a] + single[b]
pairs = rng.integers(0, cells, (2 * cells, 2))
rate = .06

def normalise(x, total, target):
    return x * (target / total)[:, None]

total = counts.sum(1)
norm = normalise(counts, total, total.mean())
mean, var = norm.mean(0), norm.var(0)
seen = mean > 0
fano = var[seen] / mean[seen]
x, y = np.log(mean[seen]), np.log(fano / mean[seen])
width = (x.max() - x.min()) / 50
middle, edge = x.min() + (np.arange(50) + .5) * width, np.zeros(50)
for i, m in enumerate(middle):
    own = y[(x >= m - width / 2) & (x < m + width / 2)]
    edge[i] = np.percentile(own, .1) if own.size else edge[i - 1] if i else np.nan
height, bins = np.histogram(np.log(fano), 200)
c = max(1, np.exp((bins[:-1] + np.diff(bins) / 2)[height.argmax()]))
ok = ~np.isnan(edge)
error = lambda lb: np.abs(np.log(c * np.exp(-middle[ok]) + np.exp(lb)) - edge[ok]).sum()
grid = np.arange(-14, 6.0001, .1)
best = grid[np.argmin([error(g) for g in grid])]
noise = np.exp(minimize_scalar(error, bounds=(best - .1, best + .1), method="bounded", options=dict(xatol=1e-11)).x)
v = np.full(genes, np.nan)
v[seen] = fano / (c + noise * mean[seen])
use = ((norm >= 3).sum(0) >= 3) & (v >= np.percentile(v[v > 0], 85))

sums = counts[pairs[:, 0]] + counts[pairs[:, 1]]
obs = normalise(counts, total, 1e6)[:, use]
sim = normalise(sums, sums.sum(1), 1e6)[:, use]
mu, sd = obs.mean(0), obs.std(0)
obs, sim = (obs - mu) / sd, (sim - mu) / sd
_, _, vt = np.linalg.svd(obs, full_matrices=False)
points = np.vstack((obs, sim)) @ vt[:30].T
n, ratio = cells, len(pairs) / cells
k = int(round(int(round(.5 * np.sqrt(n))) * (1 + ratio)))
d = ((points[:, None] - points[None]) ** 2).sum(2)
np.fill_diagonal(d, np.inf)
near = (np.argsort(d, 1, kind="stable")[:, :k] >= n).sum(1)
q = (near + 1) / (k + 2)
score = q * rate / ratio / (1 - rate - q * (1 - rate - rate / ratio))

with gzip.GzipFile("scrublet.txt.gz", "wb", mtime=0) as out:
    def line(*words):
        out.write((" ".join(map(str, words)) + "\n").encode())
    line("# numpy", np.__version__, "scipy", scipy.__version__, "genes used", use.sum(), "k", k, "last", true, "cells are doublets")
    line(*np.flatnonzero(use))
    line(*pairs.ravel())
    line(*("%.15g" % s for s in score))
    for row in counts:
        line(*row)
print("genes", use.sum(), "k", k, "doublets", score[cells - true:n].mean(), "others", score[:cells - true].mean())
