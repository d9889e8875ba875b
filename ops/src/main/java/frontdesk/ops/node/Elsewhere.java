package frontdesk.ops.node;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.Neighbours;
import frontdesk.engine.call.NodeLines;
import frontdesk.engine.call.UserAgentSignaling;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.passage.Passage;
import java.util.List;
import java.util.OptionalLong;

/** What the other nodes say of calls that were here. */
final class Elsewhere implements Neighbours.Listener {
  private final NodeLines lines;
  private final UserAgentSignaling signaling;
  private final CallObserver observer;

  Elsewhere(NodeLines lines, UserAgentSignaling signaling, CallObserver observer) {
    this.lines = lines;
    this.signaling = signaling;
    this.observer = observer;
  }

  @Override
  public void onTookOver(CallId call, long epoch) {
    if (lines.letGo(call, epoch)) {
      signaling.letGo(call);
      observer.onPassage(Passage.CALL_LET_GO);
    }
  }

  @Override
  public void onAcknowledged(CallId call, long number) {
    signaling.acknowledged(call, number);
  }

  @Override
  public List<CallId> unowned(int most) {
    return lines.unowned(most);
  }

  @Override
  public OptionalLong tookOver(CallId call) {
    return lines.tookOver(call);
  }
}
