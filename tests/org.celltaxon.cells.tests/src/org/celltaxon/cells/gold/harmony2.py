# Made with: python3 harmony2.py (numpy). Harmony 2.x written out with dense matrices from SCIENCE 1.5 ("Harmony 2.x differs"):
# penalty ((2E+1)/(O+E+1))^theta, lambda_kb = alpha E_kb, lots with a mean R below 1e-5 left out of a cluster's regression,
# centres from the intercepts. Writes harmony2.csv: coordinates before (x) and after (y), and R.
import numpy as np

rng = np.random.default_rng(6)
N, d, K, B = 60, 4, 3, 3
theta, sigma, alpha = 2.0, 0.15, 0.2
centre = np.array([[5, 0, 1, 0], [4, 5, 0, 1], [0.0, 0, -6, 0]])
lot = np.array([i % 3 for i in range(40)] + [0] * 20)
kind = np.array([i // 20 for i in range(60)])           # the third kind is lot 0's own
shift = np.array([[0, 0, 0, 0], [0.8, 0.5, 0, 0], [-0.5, 0.6, 0.3, 0]])
Z = np.round((centre[kind] + shift[lot] + rng.normal(0, 0.4, (N, d))).T, 3)
Y = centre.T / np.linalg.norm(centre.T, axis=0)
unit = lambda A: A / np.linalg.norm(A, axis=0)
Phi = np.eye(B)[lot].T
Nb = Phi.sum(1)
soft = lambda Y, U: (lambda S: S / S.sum(0))(np.exp(-2 * (1 - Y.T @ U) / sigma))
blocks = [np.arange(q, N, 4) for q in range(4)]


def counts(R):
    return np.outer(R.sum(1), Nb / N), R @ Phi.T


U = unit(Z)
objective = []
for round_ in range(2):
    R = soft(Y, U)
    E, O = counts(R)
    for _ in range(3):
        D = 2 * (1 - Y.T @ U)
        for q in blocks:
            rest = np.setdiff1d(np.arange(N), q)
            E = np.outer(R[:, rest].sum(1), Nb / N)
            O = R[:, rest] @ Phi[:, rest].T
            S = np.exp(-D[:, q] / sigma) * (((2 * E + 1) / (O + E + 1)) ** theta @ Phi[:, q])
            R[:, q] = S / S.sum(0)
        E, O = counts(R)
    objective.append((R * D).sum() + sigma * (R * np.log(R)).sum() + sigma * theta * (O * np.log((O + E + 1) / (2 * E + 1))).sum())
    Zc = Z.copy()
    for k in range(K):
        keep = np.where(O[k] / Nb > 1e-5)[0]
        if len(keep) < 2:
            continue
        P = np.vstack([np.ones(N) * np.isin(lot, keep), Phi[keep]])
        W = np.linalg.solve(P * R[k] @ P.T + np.diag(np.r_[0, alpha * E[k, keep]]), P * R[k] @ Z.T)
        Y[:, k] = W[0] / np.linalg.norm(W[0])
        W[0] = 0
        Zc -= W.T @ (P * R[k])
    U = unit(Zc)
    print("corrected lots of each cluster", [(O[k] / Nb > 1e-5).tolist() for k in range(K)])
print("numpy", np.__version__, "objective", objective)
with open("harmony2.csv", "w") as out:
    out.write("lot," + ",".join(f"x{j}" for j in range(d)) + "," + ",".join(f"y{j}" for j in range(d)) + ","
              + ",".join(f"r{k}" for k in range(K)) + "\n")
    for i in range(N):
        out.write(",".join([str(lot[i])] + [repr(float(v)) for v in list(Z[:, i]) + list(Zc[:, i].round(12)) + list(R[:, i])]) + "\n")
