package frontdesk.ops.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.cluster.EveryNode;
import frontdesk.ops.cluster.EveryNode.How;
import frontdesk.ops.cluster.EveryNode.OfNode;
import frontdesk.ops.cluster.EveryNode.Reading;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What {@code config reload} is answered: a node alone answers for itself, with the clinics that
 * had changed or all problems; in a cluster each node that is up is asked, and each has its lines.
 */
final class ReloadAnswer {
  private static final ObjectMapper JSON = NodeAnswers.JSON;

  private final EveryNode nodes;
  private final Duration timeout;

  ReloadAnswer(ActorSystem<?> system, CatalogueReload catalogues, Duration timeout) {
    this.nodes = EveryNode.of(system, () -> reading(catalogues.reload()));
    this.timeout = timeout;
  }

  private static Reading reading(CatalogueReload.Outcome outcome) {
    if (outcome instanceof CatalogueReload.Outcome.Refused refused) {
      return new Reading(How.REFUSED, refused.problems().stream().map(Object::toString).toList());
    }
    List<String> changed = ((CatalogueReload.Outcome.Applied) outcome).changed();
    return new Reading(changed.isEmpty() ? How.UNCHANGED : How.RELOADED, changed);
  }

  LocalReply reply() {
    List<OfNode> all = nodes.readAgain(timeout);
    return all.size() == 1 ? alone(all.get(0).reading()) : ofEach(all);
  }

  private static LocalReply alone(Reading reading) {
    return new LocalReply(
        reading.how() == How.REFUSED
            ? "the catalogues are refused, and the node goes on with those that it has"
            : "",
        JSON.valueToTree(reading.lines()));
  }

  private static LocalReply ofEach(List<OfNode> all) {
    long not =
        all.stream()
            .map(one -> one.reading().how())
            .filter(how -> how == How.REFUSED || how == How.SILENT)
            .count();
    return new LocalReply(
        not == 0 ? "" : not + " of " + all.size() + " nodes do not work with the files as they are",
        JSON.createObjectNode().set("nodes", JSON.valueToTree(all)));
  }
}
