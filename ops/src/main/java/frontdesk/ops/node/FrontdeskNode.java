package frontdesk.ops.node;

import frontdesk.config.Configuration;
import frontdesk.engine.call.NodeLines;
import frontdesk.engine.call.Slots;
import frontdesk.engine.media.MediaLoop;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.protocol.id.BuildId;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/** A node that answers calls. Made by {@link NodeStarter}; any thread. */
public final class FrontdeskNode implements AutoCloseable {
  private final Configuration.Loaded configuration;
  private final BuildId build;
  private final Parts parts;
  private final Closing closing;

  /** What a node is made of. */
  record Parts(
      ActorSystem<?> system,
      Storage storage,
      ClinicBook clinics,
      Entities entities,
      MediaLoop loop,
      NodeLines lines,
      Slots slots,
      UserAgent userAgent,
      List<String> notes) {}

  FrontdeskNode(Configuration.Loaded configuration, BuildId build, Parts parts, Closing closing) {
    this.configuration = configuration;
    this.build = build;
    this.parts = parts;
    this.closing = closing;
  }

  /** Where it listens for SIP, with actual ports. */
  public List<ListenPoint> listenPoints() {
    return parts.userAgent().listenPoints();
  }

  public Configuration.Loaded configuration() {
    return configuration;
  }

  public BuildId build() {
    return build;
  }

  public Storage storage() {
    return parts.storage();
  }

  public ActorSystem<?> system() {
    return parts.system();
  }

  /** What was chosen at start, a line each: recognizer, voice. */
  public List<String> notes() {
    return parts.notes();
  }

  /** Asks the entities of a clinic. */
  public frontdesk.engine.call.ToolDesk.Desks desks(frontdesk.protocol.id.ClinicId clinic) {
    return parts.entities().desks(clinic);
  }

  Entities entities() {
    return parts.entities();
  }

  /** What is in use now; all zero when no call lives. */
  public Usage usage() {
    return new Usage(
        parts.slots().inUse(),
        parts.lines().count(),
        parts.loop().openLines(),
        parts.loop().portsInUse(),
        parts.userAgent().openTransactions(),
        parts.userAgent().knownDialogs());
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

  /** No new calls from now on; OPTIONS answers 503. */
  public void drain() {
    parts.slots().drain();
  }

  /** Stops everything in reverse order; live calls wake again at the next start. Blocks. */
  @Override
  public void close() {
    closing.now();
  }
}
