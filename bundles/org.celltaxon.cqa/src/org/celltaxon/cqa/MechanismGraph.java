// SPDX-License-Identifier: EPL-2.0
package org.celltaxon.cqa;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.celltaxon.api.Offer;
import org.celltaxon.api.Notice;
import org.celltaxon.api.Refusal;
import org.celltaxon.api.Run;
import org.celltaxon.api.Settings;
import org.celltaxon.api.StepException;
import org.celltaxon.api.Text;
import org.celltaxon.api.analysis.Analysis;
import org.celltaxon.api.analysis.Outcome;
import org.celltaxon.api.analysis.Port;
import org.celltaxon.api.table.Column;
import org.celltaxon.api.table.Table;
import org.osgi.service.component.annotations.Component;

/**
 * The mechanism of action as a graph (SCIENCE 4.10): an assay is linked to it when links of level E3 or more lead from a gene or a
 * subpopulation to it; what is missing is the hidden region of the quality window.
 */
@Component
@Offer(id = "org.celltaxon.cqa.mechanism", label = "Mechanism of action graph", label_ja = "作用機序グラフ")
public final class MechanismGraph implements Analysis {

    static final Port LINKS = new Port("links", List.of(
            Column.text("from", "Where the link starts", "始点"),
            Column.text("from_kind", "gene, subpopulation, factor, assay or effect", "始点の種類"),
            Column.text("to", "Where it ends", "終点"),
            Column.text("to_kind", "gene, subpopulation, factor, assay or effect", "終点の種類"),
            Column.text("evidence", "association, perturbation or literature", "根拠の種類"),
            Column.text("level", "E0 to E5", "水準")));

    static final Port ASSAYS = new Port("mechanism", List.of(
            Column.text("assay", "Assay or effect", "試験・効果"),
            Column.text("kind", "assay or effect", "種類"),
            Column.text("path", "Best chain of links that leads to it", "最良の経路"),
            Column.text("weakest", "Level of its weakest link", "最弱リンクの水準"),
            Column.text("missing", "Links below E3 on that chain: what experiment is needed", "E3 未満のリンク"),
            Column.text("label", "MOA_LINKED or HIDDEN", "判定")));

    private static final List<String> KINDS = List.of("gene", "subpopulation", "factor", "assay", "effect");
    private static final int LINKED = 3;

    @Override
    public List<Port> inputs() {
        return List.of(LINKS);
    }

    @Override
    public List<Port> outputs() {
        return List.of(ASSAYS);
    }

    private record Link(String from, String to, int level) {
    }

    /** The best chain to a node: its weakest level, and the link it ends with. */
    private record Chain(int weakest, Link last) {
    }

    @Override
    public Outcome analyse(Map<String, Table> in, Settings settings, Run run) throws StepException {
        var table = in.get(LINKS.name());
        var kind = new LinkedHashMap<String, String>();
        var links = new ArrayList<Link>();
        for (int r = 0; r < table.rows(); r++) {
            var level = table.text("level", r);
            put(kind, table, r, "from");
            put(kind, table, r, "to");
            if (!level.matches("E[0-5]")) {
                throw trouble(r, "the level '" + level + "' is not E0 to E5", "水準「" + level + "」は E0～E5 ではない");
            }
            links.add(new Link(table.text("from", r), table.text("to", r), level.charAt(1) - '0'));
        }
        var best = widest(kind, links);
        var rows = new Table.Rows(ASSAYS.columns());
        for (var node : kind.entrySet()) {
            if (node.getValue().equals("assay") || node.getValue().equals("effect")) {
                add(rows, node.getKey(), node.getValue(), best, kind);
            }
        }
        var mechanism = rows.build();
        return Outcome.of(1, ASSAYS.name(), mechanism, mechanism.rows() > 0 ? List.of() : List.of(Notice.refusal(Refusal.NOTHING_TO_COMPARE,
                new Text("The links name no assay and no effect.", "リンク表に試験・効果がない。"), Map.of("links", table.rows()),
                new Text("Add a link that ends at one.", "試験又は効果に至るリンクを追加。"))));
    }

    private static void put(Map<String, String> kind, Table table, int row, String end) throws StepException {
        var name = table.text(end, row);
        var own = table.text(end + "_kind", row);
        if (!KINDS.contains(own)) {
            throw trouble(row, "the kind '" + own + "' is not one of " + String.join(", ", KINDS), "種類「" + own + "」は未定義");
        }
        var before = kind.putIfAbsent(name, own);
        if (before != null && !before.equals(own)) {
            throw trouble(row, name + " is a " + own + " here and a " + before + " before", name + " の種類が前と異なる");
        }
    }

    private static StepException trouble(int row, String en, String ja) {
        return new StepException(new Text("Row " + (row + 1) + " of the links cannot be used.", "リンク表の " + (row + 1) + " 行目は使えません。"),
                new Text("In it " + en + ".", ja + "。"), new Text("Correct the row.", "行を直してください。"));
    }

    /** For each node the chain from any gene or subpopulation whose weakest link is the strongest possible. */
    private static Map<String, Chain> widest(Map<String, String> kind, List<Link> links) {
        var best = new LinkedHashMap<String, Chain>();
        for (int least = 5; least >= 0; least--) {
            var queue = new ArrayDeque<String>();
            kind.forEach((name, k) -> {
                if (starts(k) || best.containsKey(name)) {
                    queue.add(name);
                }
            });
            while (!queue.isEmpty()) {
                var at = queue.remove();
                for (var link : links) {
                    if (link.from.equals(at) && link.level >= least && !best.containsKey(link.to)) {
                        best.put(link.to, new Chain(least, link));
                        queue.add(link.to);
                    }
                }
            }
        }
        return best;
    }

    private static boolean starts(String kind) {
        return kind.equals("gene") || kind.equals("subpopulation");
    }

    private static void add(Table.Rows rows, String node, String kind, Map<String, Chain> best, Map<String, String> kinds) {
        var chain = best.get(node);
        if (chain == null) {
            rows.add(node, kind, "", "", "a link to it", "HIDDEN");
            return;
        }
        var names = new ArrayList<String>();
        var weak = new ArrayList<String>();
        var at = node;
        names.add(node);
        // on through a gene or subpopulation only by links that do not weaken the chain
        while (best.containsKey(at) && (!starts(kinds.get(at)) || best.get(at).weakest >= chain.weakest)) {
            var link = best.get(at).last;
            if (names.contains(link.from)) {
                break;
            }
            if (link.level < LINKED) {
                weak.add(0, link.from + " - " + link.to + " (E" + link.level + ")");
            }
            at = link.from;
            names.add(0, at);
        }
        rows.add(node, kind, String.join(" - ", names), "E" + chain.weakest, String.join(", ", weak),
                chain.weakest >= LINKED ? "MOA_LINKED" : "HIDDEN");
    }
}
