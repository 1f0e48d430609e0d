# Golden numbers of the maps (SCIENCE 1.9): trustworthiness of umap-learn and scikit-learn's t-SNE on the same input as ours, and the
# Kullback-Leibler divergence of t-SNE with exact sums. Run once in this folder: /usr/bin/python3 maps.py SHARED_DATA > maps.tsv
import sys
import numpy as np
import pandas as pd
import sklearn
import umap
from scipy.spatial.distance import pdist, squareform
from sklearn.manifold import TSNE, trustworthiness
from sklearn.manifold._t_sne import _joint_probabilities_nn
from sklearn.neighbors import NearestNeighbors

SEEDS = range(3)


def clouds():
    """600 cells x 10: six clouds, two of them joined by a bridge; written to maps_clouds.tsv."""
    rng = np.random.default_rng(7)
    centres = rng.normal(0, 4, (6, 10))
    of = rng.integers(0, 6, 600)
    x = centres[of] + rng.normal(0, 1, (600, 10))
    along = rng.uniform(0, 1, 600)[:, None]
    bridge = (np.arange(600) % 8 == 0)[:, None]
    x = np.where(bridge, centres[0] * along + centres[1] * (1 - along) + rng.normal(0, .5, (600, 10)), x).round(3)
    np.savetxt('maps_clouds.tsv', x, fmt='%.3f', delimiter='\t')
    return x


def divergence(x, y):
    k = min(len(x) - 1, 91)
    distances = NearestNeighbors(n_neighbors=k).fit(x).kneighbors_graph(mode='distance')
    distances.data **= 2
    p = _joint_probabilities_nn(distances, 30, 0)
    w = 1 / (1 + squareform(pdist(y)) ** 2)
    np.fill_diagonal(w, 0)
    i, j = p.nonzero()
    v = np.asarray(p[i, j]).ravel()
    return (v * np.log(v / (w[i, j] / w.sum()))).sum()


def row(input, cells, tool, trust, kl=float('nan')):
    print('\t'.join([input, str(cells), tool, ' '.join('%.5f' % t for t in trust), '%.5f' % kl]), flush=True)


print('# umap-learn %s (n_neighbors 20, min_dist 0.3, random_state 0 to 2), scikit-learn %s (TSNE perplexity 30, angle 0.5, init pca),'
      ' numpy %s' % (umap.__version__, sklearn.__version__, np.__version__))
print('input\tcells\ttool\ttrustworthiness_k15\tkl')
pbmc = pd.read_csv(sys.argv[1] + '/harmony_reference/pbmc_3500_pcs_harmonized.tsv.gz', sep='\t').values
for name, x in [('pbmc', pbmc), ('clouds', clouds())]:
    maps = [umap.UMAP(n_neighbors=20, min_dist=.3, random_state=s).fit_transform(x) for s in SEEDS]
    row(name, len(x), 'umap', [trustworthiness(x, y, n_neighbors=15) for y in maps])
    x = x[::3] if name == 'pbmc' else x
    y = TSNE(perplexity=30, init='pca', learning_rate='auto', random_state=0).fit_transform(x)
    row(name, len(x), 'tsne', [trustworthiness(x, y, n_neighbors=15)], divergence(x, y))
