package frontdesk.ops.chaos.cluster;

import frontdesk.ops.bench.node.LoadProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.ClusterPlan;
import frontdesk.ops.playground.NodePlace;
import frontdesk.ops.playground.Playground;
import frontdesk.protocol.booking.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody wants the same slot, from every node at once.
 *
 * @param attempts of all nodes together
 */
record SlotRace(int attempts) implements ClusterScenario {
  @Override
  public String name() {
    return "race";
  }

  @Override
  public String promise() {
    return "very many try to book one slot at once, from every node: exactly one has it, and"
        + " everyone else is offered other times that are true.";
  }

  @Override
  public Verdict run(ClusterPlan plan, ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name());
    List<LoadProcess> nodes = new ArrayList<>();
    try (Playground playground = Playground.prepare(plan)) {
      try {
        NodePlace first = null;
        for (int i = 0; i < plan.nodes(); i++) {
          NodePlace place = playground.configure();
          first = first == null ? place : first;
          nodes.add(started(place));
          run.say(place.name() + " is up");
        }
        nodes.get(0).order("slot");
        String slot = nodes.get(0).line();
        long begun = System.nanoTime();
        for (int i = 0; i < nodes.size(); i++) {
          int share = (attempts + i) / nodes.size();
          nodes.get(i).order("race " + share + " " + slot);
        }
        RaceTally all = new RaceTally(0, 0, 0, 0, 0, 0, 0);
        for (LoadProcess node : nodes) {
          all = all.plus(RacersCommand.JSON.readValue(node.line(), RaceTally.class));
        }
        verdict.figure("took_ms", (System.nanoTime() - begun) / 1_000_000);
        StoredCalls stored =
            StoredCalls.read(java.util.Objects.requireNonNull(first, "a node").config());
        RaceJudge.judge(
            all, RacersCommand.JSON.readValue(slot, Slot.class), stored.bookings(), verdict);
        verdict.check("the journal is sound", stored.sound(), stored.verification() + "");
      } finally {
        nodes.forEach(LoadProcess::close);
      }
    }
    return verdict.figure("nodes", plan.nodes());
  }

  private static LoadProcess started(NodePlace place) throws IOException {
    LoadProcess node =
        LoadProcess.start(List.of("chaos", "racers", "--config", place.config().toString()));
    String line = node.line();
    while (!line.equals("ready")) {
      line = node.line();
    }
    return node;
  }
}
