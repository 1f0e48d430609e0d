# Size factors by scran::calculateSumFactors on simulated counts of two kinds of cells, for DeconvolutionTest. Rscript scran.R
suppressMessages(library(scran))
set.seed(6)
genes <- 300
n <- c(150, 113)
base <- exp(rnorm(genes, 0, 1.2))
kind <- base * exp(ifelse(runif(genes) < .3, rnorm(genes, 0, 1), 0))
cluster <- sample(rep(1:2, n))
size <- exp(rnorm(sum(n), 0, .5))
mu <- outer(size, rep(1, genes)) * rbind(base, kind)[cluster, ]
counts <- matrix(rnbinom(length(mu), mu = mu, size = 3), nrow(mu))
factors <- calculateSumFactors(t(counts), clusters = cluster, min.mean = 0.1)
out <- gzfile("scran.txt.gz", "w")
writeLines(paste("#", R.version.string, "scran", packageVersion("scran"), "scuttle", packageVersion("scuttle")), out)
writeLines(paste(cluster - 1, sprintf("%.15g", factors), apply(counts, 1, paste, collapse = " ")), out)
close(out)
