package frontdesk.ops.playground;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.LocalSocket;
import frontdesk.ops.node.NodeReport;
import java.io.IOException;
import java.util.Optional;

/** One node of the playground: where it is, its process, and what became of it. Any thread. */
public final class Member {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final NodePlace place;
  private final ChildNode process;
  private volatile Fate fate = Fate.STARTED;

  /** What was done to a node. */
  public enum Fate {
    /** Nothing. */
    STARTED,
    /** SIGKILL, as when its power is cut. */
    KILLED,
    /** SIGTERM, as at a deploy. */
    DRAINED
  }

  Member(NodePlace place, ChildNode process) {
    this.place = place;
    this.process = process;
  }

  public NodePlace place() {
    return place;
  }

  public ChildNode process() {
    return process;
  }

  public int number() {
    return place.number();
  }

  /** Whether its process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  void meets(Fate its) {
    fate = its;
  }

  /** One word for who looks: up, draining, killed, stopped or failed. */
  public String state() {
    return switch (fate) {
      case STARTED -> isAlive() ? "up" : "failed";
      case KILLED -> isAlive() ? "dying" : "killed";
      case DRAINED -> isAlive() ? "draining" : "stopped";
    };
  }

  /**
   * What it says of itself over its local socket; empty when it is gone or does not answer.
   * Blocking.
   */
  public Optional<NodeReport> report() {
    try {
      Optional<LocalReply> reply =
          LocalSocket.ask(place.data(), new LocalRequest("node", "", false, "", ""));
      return reply.isEmpty() || !reply.get().problem().isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.treeToValue(reply.get().body(), NodeReport.class));
    } catch (IOException goneMeanwhile) {
      return Optional.empty();
    }
  }
}
