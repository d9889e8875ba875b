package frontdesk.ops.trunk;

import frontdesk.engine.sip.network.TransportKind;
import frontdesk.protocol.audit.NodeMessage;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What nodes say to the one that registers for all of them. */
sealed interface TrunkWords extends NodeMessage {

  /** What that one says to itself; never over the network. */
  non-sealed interface Internal extends TrunkWords {}

  /**
   * Where a node takes calls.
   *
   * @param kind by which transport
   * @param host as a URI writes it; IPv6 in brackets
   */
  record Place(TransportKind kind, String host, int port) {
    boolean sixth() {
      return host.startsWith("[");
    }

    /** Whether nobody beyond its host is told anything by it. */
    boolean loopback() {
      return host.startsWith("127.") || host.equals("[::1]");
    }
  }

  /**
   * What stands at a trunk's registrar, as far as a node was told.
   *
   * @param contacts URIs
   */
  record Standing(String trunk, List<String> contacts) {
    public Standing {
      contacts = List.copyOf(contacts);
    }

    /** Without content: contacts are addresses inside a network. */
    @Override
    public String toString() {
      return "Standing[" + trunk + ", " + contacts.size() + "]";
    }
  }

  /** This node takes calls; said again and again, as who registers may be another one by now. */
  record Serving(ActorRef<DeskWords> desk, String node, List<Place> places, List<Standing> known)
      implements TrunkWords {
    public Serving {
      places = List.copyOf(places);
      known = List.copyOf(known);
    }
  }

  /**
   * This node takes no more calls; said until it is confirmed.
   *
   * @param closing whether its user agent is about to be closed, and it can register nothing more
   */
  record Leaving(ActorRef<DeskWords> desk, boolean closing, List<Standing> known)
      implements TrunkWords {
    public Leaving {
      known = List.copyOf(known);
    }
  }

  /** What a node is told. */
  sealed interface DeskWords extends NodeMessage {
    /** What its desk says to itself. */
    non-sealed interface Internal extends DeskWords {}
  }

  /** What stands at a trunk's registrar from now on. */
  record Told(Standing standing) implements DeskWords {}

  /** No call is sent to this node any more. */
  enum Left implements DeskWords {
    INSTANCE
  }
}
