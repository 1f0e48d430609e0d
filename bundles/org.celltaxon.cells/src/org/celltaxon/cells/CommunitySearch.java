// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cells;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.celltaxon.api.Run;
import org.celltaxon.api.cells.NeighbourGraph;

/**
 * One start of Leiden (Traag, Waltman, van Eck 2019) or Louvain (Blondel 2008): nodes move one by one to the community that gains
 * most, communities become the nodes of a smaller graph, and so on until nothing moves. Leiden makes the smaller graph of parts of
 * communities that are well connected inside, so no community ever falls apart. All arrays are made once and serve every level,
 * iteration and start of a thread; the graph itself is only read.
 */
final class CommunitySearch {

    /** How random the refinement is (theta). */
    private static final double RANDOMNESS = 0.01;
    /** Below this a probability no longer counts. */
    private static final double NEVER = -37;
    /** A gain counts from this share of a node's own edge weight: less is rounding. */
    private static final double ROUNDING = 1e-12;
    /** Nodes between two looks at cancel. */
    private static final int OFTEN = 0x3FF;

    private final NeighbourGraph graph;
    private final CommunityQuality quality;
    private final boolean refined;
    private final Run run;

    private final int[] order;
    private final boolean[] flag;
    private final double[] toward;
    private final int[] touched;
    private final double[] total;
    private final double[] outward;
    private final int[] size;
    private final int[] empty;
    private final int[] part;
    private SplittableRandom random;

    /** @param refined Leiden, else Louvain */
    CommunitySearch(NeighbourGraph graph, CommunityQuality quality, boolean refined, Run run) {
        int n = graph.cells();
        this.graph = graph;
        this.quality = quality;
        this.refined = refined;
        this.run = run;
        order = new int[n];
        flag = new boolean[n];
        toward = new double[n];
        touched = new int[n + 1];
        total = new double[n];
        outward = new double[refined ? n : 0];
        size = new int[n];
        empty = new int[n];
        part = new int[n];
    }

    /** A graph on the way up: its edges, none from a node to itself (the arrays may have room left), and the weights of its nodes. */
    private record Level(NeighbourGraph graph, double[] nodes) {
        int size() {
            return nodes.length;
        }
    }

    /** The community of each node after so many iterations from single nodes, fewer when one changes nothing. */
    int[] communities(long seed, int iterations) {
        var community = numbers(graph.cells());
        improve(community, seed, iterations, 1);
        return community;
    }

    /** Goes on from communities; ends before when so many iterations in a row change nothing (the next might, by other parts). */
    void improve(int[] community, long seed, int iterations, int idle) {
        random = new SplittableRandom(seed);
        for (int i = 0, still = 0; i < iterations && still < idle; i++) {
            still = iterate(community) ? 0 : still + 1;
        }
    }

    /** From single nodes up to the smallest graph and back; whether anything moved. */
    private boolean iterate(int[] community) {
        var level = new Level(graph, quality.nodes());
        var at = community; // of the level's nodes
        int[] node = null; // of the level, for each node of the graph
        boolean moved = false;
        while (true) {
            moved |= move(level, at);
            int above = refined ? refine(level, at) : parts(at);
            if (above == level.size()) {
                break;
            }
            var next = new int[above];
            for (int i = 0; i < level.size(); i++) {
                next[part[i]] = at[i];
            }
            level = aggregated(level, above);
            compact(next, above);
            at = next;
            if (node == null) {
                node = Arrays.copyOf(part, graph.cells());
            } else {
                for (int i = 0; i < node.length; i++) {
                    node[i] = part[node[i]];
                }
            }
        }
        if (node != null) {
            for (int i = 0; i < community.length; i++) {
                community[i] = at[node[i]];
            }
        }
        return moved;
    }

    private static int[] numbers(int n) {
        var numbers = new int[n];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    /** Every node moves to the community with the highest gain; its neighbours elsewhere are looked at again. */
    private boolean move(Level level, int[] community) {
        int n = level.size();
        var offsets = level.graph.offsets();
        var target = level.graph.target();
        var weight = level.graph.weight();
        double g = quality.resolution();
        shuffle(n);
        Arrays.fill(total, 0, n, 0);
        Arrays.fill(size, 0, n, 0);
        for (int i = 0; i < n; i++) {
            total[community[i]] += level.nodes[i];
            size[community[i]]++;
            flag[i] = true;
        }
        int empties = 0;
        for (int c = n - 1; c >= 0; c--) {
            if (size[c] == 0) {
                empty[empties++] = c;
            }
        }
        boolean moved = false;
        int head = 0;
        for (int waiting = n, visits = 0; waiting > 0; waiting--, visits++) {
            if ((visits & OFTEN) == 0) {
                run.checkCanceled();
            }
            int i = order[head];
            head = head + 1 == n ? 0 : head + 1;
            flag[i] = false;
            int own = community[i];
            double w = g * level.nodes[i];
            total[own] -= level.nodes[i];
            int count = 0;
            double stay = 0;
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                int c = community[target[e]];
                if (c == own) {
                    stay += weight[e];
                } else {
                    if (toward[c] == 0) {
                        touched[count++] = c;
                    }
                    toward[c] += weight[e];
                }
            }
            double strength = stay;
            for (int t = 0; t < count; t++) {
                strength += toward[touched[t]];
            }
            int to = own;
            double best = stay - w * total[own] + strength * ROUNDING;
            for (int t = 0; t < count; t++) {
                int c = touched[t];
                double gain = toward[c] - w * total[c];
                toward[c] = 0;
                if (gain > best) {
                    best = gain;
                    to = c;
                }
            }
            if (best < 0 && size[own] > 1) {
                to = empty[--empties];
            }
            total[to] += level.nodes[i];
            if (to == own) {
                continue;
            }
            moved = true;
            community[i] = to;
            size[to]++;
            if (--size[own] == 0) {
                empty[empties++] = own;
            }
            int tail = head + waiting - 1;
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                int j = target[e];
                if (!flag[j] && community[j] != to) {
                    flag[j] = true;
                    order[tail >= n ? tail - n : tail] = j;
                    tail++;
                    waiting++;
                }
            }
        }
        return moved;
    }

    private void shuffle(int n) {
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /** Each community is a part: Louvain. Numbers the parts from 0 and says how many there are. */
    private int parts(int[] community) {
        System.arraycopy(community, 0, part, 0, community.length);
        return compact(part, community.length);
    }

    /** Numbers groups anew, from 0 in the order they come, and says how many there are. */
    private int compact(int[] group, int n) {
        Arrays.fill(size, -1);
        int count = 0;
        for (int i = 0; i < n; i++) {
            int own = group[i];
            size[own] = size[own] < 0 ? count++ : size[own];
            group[i] = size[own];
        }
        return count;
    }

    /**
     * Parts of communities: a node that is still alone joins a part of its community, more likely the more it gains; both must be
     * well connected with the rest of the community. Numbers the parts from 0 and says how many there are.
     */
    private int refine(Level level, int[] community) {
        int n = level.size();
        var offsets = level.graph.offsets();
        var target = level.graph.target();
        var weight = level.graph.weight();
        double g = quality.resolution();
        shuffle(n);
        var whole = new double[n];
        for (int i = 0; i < n; i++) {
            whole[community[i]] += level.nodes[i];
            part[i] = i;
            flag[i] = false; // nobody joined it, it joined nobody
            total[i] = level.nodes[i];
            double out = 0;
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                out += community[target[e]] == community[i] ? weight[e] : 0;
            }
            outward[i] = out;
        }
        var chance = new double[64];
        for (int v = 0; v < n; v++) {
            if ((v & OFTEN) == 0) {
                run.checkCanceled();
            }
            int i = order[v];
            double w = g * level.nodes[i];
            double all = whole[community[i]];
            if (flag[i] || outward[i] < w * (all - level.nodes[i])) {
                continue;
            }
            int count = 0;
            for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                int j = target[e];
                if (community[j] == community[i]) {
                    int p = part[j];
                    if (toward[p] == 0) {
                        touched[count++] = p;
                    }
                    toward[p] += weight[e];
                }
            }
            double best = 0;
            int kept = 0;
            if (chance.length < count) {
                chance = new double[2 * count];
            }
            for (int t = 0; t < count; t++) {
                int p = touched[t];
                double gain = toward[p] - w * total[p];
                if (gain >= 0 && outward[p] >= g * total[p] * (all - total[p])) {
                    chance[kept] = gain;
                    touched[kept++] = p; // kept <= t: it has been read
                    best = Math.max(best, gain);
                } else {
                    toward[p] = 0;
                }
            }
            int to = drawn(chance, kept, best);
            if (to >= 0) {
                int p = touched[to];
                part[i] = p;
                flag[p] = true;
                flag[i] = true;
                total[p] += level.nodes[i];
                outward[p] += outward[i] - 2 * toward[p];
            }
            for (int t = 0; t < kept; t++) {
                toward[touched[t]] = 0;
            }
        }
        Arrays.fill(flag, 0, n, false);
        return compact(part, n);
    }

    /** One of the gains with probability proportional to exp(gain / theta); -1 for staying alone, with gain 0. */
    private int drawn(double[] gain, int count, double best) {
        double alone = likely(-best);
        double sum = alone;
        for (int t = 0; t < count; t++) {
            gain[t] = likely(gain[t] - best);
            sum += gain[t];
        }
        double left = random.nextDouble() * sum - alone;
        int last = -1;
        for (int t = 0; t < count && left >= 0; t++) {
            if (gain[t] > 0) {
                last = t;
                left -= gain[t];
            }
        }
        return last;
    }

    private static double likely(double difference) {
        double x = difference / RANDOMNESS;
        return x < NEVER ? 0 : x == 0 ? 1 : Math.exp(x);
    }

    /** The graph whose nodes are the parts. */
    private Level aggregated(Level level, int parts) {
        int n = level.size();
        var offsets = level.graph.offsets();
        var target = level.graph.target();
        var weight = level.graph.weight();
        var nodes = new double[parts];
        var first = new int[parts + 1];
        for (int i = 0; i < n; i++) {
            nodes[part[i]] += level.nodes[i];
            first[part[i] + 1]++;
        }
        for (int p = 0; p < parts; p++) {
            first[p + 1] += first[p];
        }
        var members = order;
        var at = Arrays.copyOf(first, parts);
        for (int i = 0; i < n; i++) {
            members[at[part[i]]++] = i;
        }
        var newOffsets = new int[parts + 1];
        var newTarget = new int[Math.max(16, target.length / 4)];
        var newWeight = new float[newTarget.length];
        int end = 0;
        for (int p = 0; p < parts; p++) {
            if ((p & OFTEN) == 0) {
                run.checkCanceled();
            }
            int count = 0;
            for (int m = first[p]; m < first[p + 1]; m++) {
                int i = members[m];
                for (int e = offsets[i]; e < offsets[i + 1]; e++) {
                    int q = part[target[e]];
                    if (q != p) {
                        if (toward[q] == 0) {
                            touched[count++] = q;
                        }
                        toward[q] += weight[e];
                    }
                }
            }
            if (end + count > newTarget.length) {
                int length = Math.max(end + count, (int) Math.min(target.length, newTarget.length * 2L));
                newTarget = Arrays.copyOf(newTarget, length);
                newWeight = Arrays.copyOf(newWeight, length);
            }
            for (int t = 0; t < count; t++) {
                int q = touched[t];
                newTarget[end] = q;
                newWeight[end++] = (float) toward[q];
                toward[q] = 0;
            }
            newOffsets[p + 1] = end;
        }
        return new Level(new NeighbourGraph(newOffsets, newTarget, newWeight), nodes);
    }
}
