# Golden numbers of VoomTest and of PseudobulkTest (cells): Rscript pseudobulk.R DIR, DIR = ../src/org/celltaxon/stats/gold
# R 4.2.2, limma 3.54.1, edgeR 3.40.2. SPDX-License-Identifier: EPL-2.0
suppressMessages({library(limma); library(edgeR)})
dir <- commandArgs(TRUE)[1]
set.seed(7)
n <- 500; lots <- 10
group <- rep(0:1, each = 5); block <- rep(1:5, 2)
mu <- exp(rnorm(n, 3.5, 1.5)); depth <- exp(rnorm(lots, 0, 0.3)); fc <- ifelse(seq_len(n) %% 10 == 0, 1.2, 0)
counts <- t(sapply(seq_len(n), function(g) rnbinom(lots, mu = mu[g] * depth * exp(fc[g] * group + rnorm(5, 0, 0.2)[block]), size = 8)))
design <- model.matrix(~ factor(block) + group)
keep <- rowSums(counts >= 10) >= 5
d <- calcNormFactors(DGEList(counts[keep, ]))
y <- cpm(d, log = TRUE, prior.count = 2)
test <- function(fit) data.frame(logfc = fit$coefficients[, "group"], t = fit$t[, "group"], p = fit$p.value[, "group"],
  s2post = fit$s2.post, d0 = fit$df.prior)
fit <- lmFit(y, design)
trend <- test(eBayes(fit, trend = TRUE)); robust <- test(eBayes(fit, robust = TRUE)); v <- voom(d, design)
voomed <- test(eBayes(lmFit(v, design)))
names(trend) <- paste0("trend_", names(trend)); names(robust) <- paste0("robust_", names(robust)); names(voomed) <- paste0("voom_", names(voomed))
out <- data.frame(counts); names(out) <- paste0("L", 1:lots)
res <- matrix(NA, n, 15); res[keep, ] <- as.matrix(cbind(trend, robust, voomed)); colnames(res) <- names(cbind(trend, robust, voomed))
res <- signif(res, 10); res[is.na(res)] <- -9
write.csv(cbind(out, res), file.path(dir, "pseudobulk.csv"), row.names = FALSE, quote = FALSE)
write.csv(data.frame(lot = 1:lots, group, block, tmm = signif(d$samples$norm.factors, 15)), file.path(dir, "pseudobulk-lots.csv"), row.names = FALSE, quote = FALSE)
x <- c(1, 2, 2.5, 3, 3, 4, 4.5, 6, 7, 7.2, 8, 9, 11, 12, 15, 15.05, 15.1, 20, 22, 30)
z <- c(5, 4.4, 4.1, 3.6, 4.4, 3.3, 3.4, 2.5, 2.8, 9, 2.1, 2.4, 1.6, 1.9, 1.4, 1.2, 1.3, 1, 1.2, .6)
write.csv(data.frame(x, z, half = signif(lowess(x, z, f = .5)$y, 12), third = signif(lowess(x, z, f = .34, iter = 0, delta = 0)$y, 12)),
  file.path(dir, "lowess.csv"), row.names = FALSE, quote = FALSE)
