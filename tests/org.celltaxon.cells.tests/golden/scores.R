# Golden numbers of CellScoreTest: Rscript scores.R > ../src/org/celltaxon/cells/gold/scores.csv
# Written out from the formulas of SCIENCE 1.12 in R 4.2.2 (rank, rowMeans). SPDX-License-Identifier: EPL-2.0
set.seed(3)
n <- 40; genes <- 120; bins <- 6; maxRank <- 30
x <- matrix(rnbinom(n * genes, mu = rep(exp(rnorm(genes)), each = n), size = 2), n)
y <- log1p(x / rowSums(x) * 1e4)
sets <- list(a = c(3, 17, 50, 80, 111), b = c(1, 2, 30, 44, 71, 90, 118))
bin <- integer(genes); bin[order(colMeans(y))] <- ((seq_len(genes) - 1) * bins) %/% genes
module <- sapply(sets, function(s) rowMeans(y[, s]) - rowMeans(y[, setdiff(which(bin %in% bin[s]), s)]))
ucell <- sapply(sets, function(s) apply(y, 1, function(v) {
  r <- rank(-v); r[r > maxRank] <- maxRank + 1; k <- length(s)
  1 - (sum(r[s]) - k * (k + 1) / 2) / (k * maxRank - k * (k + 1) / 2) }))
cat("module_a,module_b,ucell_a,ucell_b,counts\n")
for (i in seq_len(n)) cat(sprintf("%.14g,%.14g,%.14g,%.14g,%s\n", module[i, 1], module[i, 2], ucell[i, 1], ucell[i, 2], paste(x[i, ], collapse = " ")))
