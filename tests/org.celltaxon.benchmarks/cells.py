#!/usr/bin/env python3
# SPDX-License-Identifier: EPL-2.0
"""From counts to clusters, timed as a whole process, side by side with other tools.

usage: cells.py CELLTAXON SIM OUT [BENCH MODULES [PEER ...]]
CELLTAXON: the launcher. SIM: a folder of the simulator. OUT: folder for results.
BENCH: folder with score.py and run.sh of the peers, MODULES: their node_modules; PEERs as run.sh names them (all when none is named).
Prints one JSON line a tool. Needs python3 with numpy, pandas, h5py and scikit-learn.
"""
import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

STAGES = {"read": ["import"], "QC": ["quality_control"], "normalise": ["normalisation"], "variable genes": ["feature_selection"],
          "PCA": ["reduction"], "integrate": ["integration"], "neighbours, graph": ["neighbours", "graph"],
          "Leiden": ["clustering"], "UMAP": ["layout"], "markers": ["markers"]}
RECIPE = {"quality_control": {"doublets": "off"}, "reduction": {"n_pcs": 50}, "reclustering": "off"}  # the same stages as the peers


def yaml(recipe):
    return "".join(f"{step}: {value}\n" if isinstance(value, str) else
                   f"{step}:\n" + "".join(f"  {k}: {v}\n" for k, v in value.items()) for step, value in recipe.items())


def analyze(launcher, sim, out, name, recipe):
    """Runs CellTaxon; seconds by step, seconds and peak memory of the whole process."""
    files = sorted(sim.glob("*.h5"))
    lots = out / "lots.csv"
    lots.write_text("lot,path\n" + "".join(f"{f.stem},{f.resolve()}\n" for f in files))
    (out / f"{name}.yaml").write_text(yaml(recipe))
    start = time.time()
    with open(out / f"{name}.log", "w") as log:
        process = subprocess.Popen([launcher, "analyze", "--lots", lots, "--recipe", out / f"{name}.yaml", "--out", out / name,
                                    "--threads", "2"], stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"celltaxon failed: see {out / name}.log")
    seconds = {}
    for step in json.loads((out / name / "run.json").read_text())["steps"]:
        seconds[step["step"]] = seconds.get(step["step"], 0) + step["seconds"]
    return seconds, round(time.time() - start, 1), usage.ru_maxrss // 1024


def for_score(out, run, louvain):
    """The CSV files that score.py reads."""
    import h5py
    with h5py.File(out / run / "run.h5ad") as h5:
        coordinates = h5["obsm/X_harmony"][:]
    kept = [r for r in rows(out / run / "tables/cells.tsv") if r["cluster"]]
    other = {(r["lot"], r["barcode"]): r["cluster"] for r in rows(out / louvain / "tables/cells.tsv")}
    with open(out / "clusters.csv", "w") as f:
        f.write("cell,lot,louvain,leiden\n")
        for r in kept:
            f.write(f"{r['lot']}_{r['barcode']},{r['lot']},{other[r['lot'], r['barcode']]},{r['cluster']}\n")
    if len(kept) != len(coordinates):
        sys.exit(f"{len(kept)} cells in the table, {len(coordinates)} in the h5ad")
    with open(out / "pcs.csv", "w") as f:
        f.write("cell," + ",".join(f"PC{i + 1}" for i in range(coordinates.shape[1])) + "\n")
        for r, row in zip(kept, coordinates):
            f.write(f"{r['lot']}_{r['barcode']}," + ",".join(f"{v:.6g}" for v in row) + "\n")
    with open(out / "markers.csv", "w") as f:
        f.write("cluster,gene,score\n")
        for r in rows(out / run / "tables/markers.tsv"):
            f.write(f"{r['cluster']},{r['gene']},{r['auroc']}\n")


def rows(path):
    with open(path) as f:
        return list(csv.DictReader(f, delimiter="\t"))


def main():
    launcher, sim, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    bench = sys.argv[4:]
    out.mkdir(parents=True, exist_ok=True)
    seconds, total, memory = analyze(launcher, sim, out, "leiden", RECIPE)
    louvain, _, _ = analyze(launcher, sim, out, "louvain", RECIPE | {"clustering": {"module": "org.celltaxon.cells.louvain"}})
    ours = {name: round(sum(seconds.get(s, 0) for s in steps), 2) for name, steps in STAGES.items()}
    ours["Louvain"] = round(louvain["clustering"], 2)
    ours["whole process"] = total
    ours["peak MB"] = memory
    print(json.dumps({"CellTaxon": ours}), flush=True)
    for_score(out, "leiden", "louvain")
    if not bench:
        return
    score = [sys.executable, bench[0] + "/score.py", sim, out]
    print(subprocess.run(score, capture_output=True, text=True).stdout.strip(), flush=True)
    if len(bench) > 1:
        subprocess.run(["sh", bench[0] + "/run.sh", sim, out / "peers", *bench[1:]], env=os.environ | {"PYTHON": sys.executable})


if __name__ == "__main__":
    main()
