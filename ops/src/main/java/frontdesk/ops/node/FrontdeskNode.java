package frontdesk.ops.node;

import frontdesk.config.Configuration;
import frontdesk.engine.call.Neighbours;
import frontdesk.engine.call.NodeLines;
import frontdesk.engine.call.Slots;
import frontdesk.engine.call.ToolDesk;
import frontdesk.engine.call.WayToCalls;
import frontdesk.engine.media.MediaLoops;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.ops.cluster.Membership;
import frontdesk.ops.cluster.NodeHealth;
import frontdesk.ops.trunk.TrunkDuty;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.passage.Passage;
import frontdesk.protocol.passage.Passages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node that answers calls. Made by {@link NodeStarter}; any thread. */
public final class FrontdeskNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrontdeskNode.class);

  private final NodeCore core;
  private final Parts parts;
  private final Closing closing;
  private final ReloadAnswer reload;

  /** What a node is made of. */
  record Parts(
      MediaLoops loops,
      NodeLines lines,
      Slots slots,
      UserAgent userAgent,
      Refusals refusals,
      List<String> notes,
      WayToCalls calls,
      Neighbours neighbours,
      TrunkDuty trunks,
      CatalogueReload reload) {}

  FrontdeskNode(NodeCore core, Parts parts, Closing closing) {
    this.core = core;
    this.parts = parts;
    this.closing = closing;
    this.reload =
        new ReloadAnswer(
            core.system(), parts.reload(), core.configuration().settings().local().reloadTimeout());
    core.membership().listen(this::onStanding);
    core.nodeHealth().readyUnless(this::whyNotReady);
    int counted = core.configuration().settings().call().slots();
    core.nodeHealth().loadIs(() -> new NodeHealth.Load(parts.slots().inUse(), counted));
  }

  /** On the thread that watches the cluster. */
  private void onStanding(Membership.Standing now, String reason) {
    LOG.warn("this node is {}: {}", now, reason);
    boolean quiet = now != Membership.Standing.IN;
    parts.lines().mute(quiet);
    parts.slots().inDoubt(quiet);
  }

  private Optional<String> whyNotReady() {
    if (core.membership().standing() != Membership.Standing.IN) {
      return Optional.of("it does not see enough of its cluster");
    }
    return parts.slots().isDraining()
        ? Optional.of("it takes no calls: draining, or its store takes no writes")
        : Optional.empty();
  }

  /** Completes with the reason when this node is out of its cluster: its process is to end. */
  public CompletionStage<String> out() {
    return core.membership().out();
  }

  /** Where it listens for SIP, with actual ports. */
  public List<ListenPoint> listenPoints() {
    return parts.userAgent().listenPoints();
  }

  public Configuration.Loaded configuration() {
    return core.configuration();
  }

  public BuildId build() {
    return core.build();
  }

  public Storage storage() {
    return core.storage();
  }

  public ActorSystem<?> system() {
    return core.system();
  }

  /** What was chosen at start, a line each: recognizer, voice. */
  public List<String> notes() {
    return parts.notes();
  }

  /** Asks the entities of a clinic. */
  public ToolDesk.Desks desks(ClinicId clinic) {
    return core.entities().desks(clinic);
  }

  NodeCore core() {
    return core;
  }

  /** Answers the commands of this machine's user. */
  public Function<LocalRequest, LocalReply> answers() {
    return new NodeAnswers(core, this::usage, Optional.of(reload));
  }

  /** What is in use now; all zero when no call lives. */
  public Usage usage() {
    return new Usage(
        parts.slots().inUse(),
        parts.lines().count(),
        parts.loops().openLines(),
        parts.loops().portsInUse(),
        parts.userAgent().openTransactions(),
        parts.userAgent().knownDialogs());
  }

  /** How often something was refused or lost since the start, by what it was. */
  public Map<String, Long> refusals() {
    return parts.refusals().counts();
  }

  /**
   * What calls use of a node.
   *
   * @param transactions linger for up to 32 s after a call (RFC 3261 timers H and J)
   */
  public record Usage(
      int slots, int lines, int openLines, int ports, int transactions, int dialogs) {
    /** Whether nothing of any call is left but lingering transactions. */
    public boolean idle() {
      return slots == 0 && lines == 0 && openLines == 0 && ports == 0 && dialogs == 0;
    }
  }

  /** No new calls from now on: out of the trunks' registrations, and OPTIONS answers 503. */
  public void drain() {
    parts.slots().drain();
    var unused = parts.trunks().leave();
    parts.neighbours().report();
  }

  /**
   * Leaves its calls to other nodes, before it is closed: takes no new ones, lets those that live
   * end by themselves for a while, and hands the others over, whose lines here play until they are
   * answered there. At once where there is no other node. Blocks.
   */
  public void leave() throws InterruptedException {
    leave(Passages.UNWATCHED);
  }

  /** The same, watched by a scenario. */
  public void leave(Passages passages) throws InterruptedException {
    drain();
    passages.at(Passage.LEAVING_BEGUN);
    if (parts.neighbours().count() > 0) {
      new Leaving(parts, configuration().settings().takeover()).run(passages);
    }
  }

  /**
   * Ends all that callers and trunks hear of this node at once and for good, without a word to
   * anybody: its calls are others' now. Any thread.
   */
  public void silence() {
    parts.lines().silence();
    parts.slots().drain();
    parts.userAgent().close();
  }

  /** Stops everything in reverse order; live calls wake again at the next start. Blocks. */
  @Override
  public void close() {
    closing.now();
  }
}
