package frontdesk.ops.cluster;

import frontdesk.protocol.audit.NodeMessage;
import org.apache.pekko.actor.typed.ActorRef;

/** What nodes say to each other about reading their own files again. */
sealed interface ReadingWords extends NodeMessage {
  /** Read your files again, and say what came of it. */
  record ReadAgain(ActorRef<HasRead> replyTo) implements ReadingWords {}

  /** What came of it. */
  record HasRead(EveryNode.Reading reading) implements ReadingWords {}
}
