# Golden numbers of RankSumMarkersTest: Rscript markers.R > ../src/org/celltaxon/cells/gold/markers.csv
# R 4.2.2 (wilcox.test of stats), limma 3.54.1 (rankSumTestWithCorrelation). SPDX-License-Identifier: EPL-2.0
suppressMessages(library(limma))
set.seed(1)
n <- 90; genes <- 25
lot <- (seq_len(n) - 1) %% 3; cluster <- ifelse(((seq_len(n) - 1) %/% 3) %% 5 < 2, 1, 0)   # 1: the smaller one
x <- sapply(seq_len(genes), function(g) rnbinom(n, mu = 0.3 * g^0.8 * (1 + (g %% 4 == 0) * cluster * 2), size = 2))
y <- log1p(x / rowSums(x) * 1e4)
auroc <- function(a, b) (sum(rank(c(a, b))[seq_along(a)]) - length(a) * (length(a) + 1) / 2) / length(a) / length(b)
cat("gene,p,p_limma,auroc_1,auroc_2,auroc_3,counts\n")
for (g in seq_len(genes)) {
  v <- y[, g]
  p <- suppressWarnings(wilcox.test(v[cluster == 1], v[cluster == 0], exact = FALSE, correct = TRUE)$p.value)
  l <- 2 * min(rankSumTestWithCorrelation(which(cluster == 1), v))
  a <- sapply(0:2, function(k) auroc(v[lot == k & cluster == 1], v[lot == k & cluster == 0]))
  cat(sprintf("G%d,%.15g,%.15g,%.15g,%.15g,%.15g,%s\n", g, p, min(1, l), a[1], a[2], a[3], paste(x[, g], collapse = " ")))
}
