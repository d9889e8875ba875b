package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.dialog.DialogRequests;
import frontdesk.engine.sip.dialog.Dialogs;
import frontdesk.engine.sip.message.Params;
import frontdesk.engine.sip.message.Via;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.SignallingLoop;
import frontdesk.engine.sip.transaction.TransactionLayer;
import frontdesk.engine.sip.transport.Flow;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.engine.sip.transport.MessageTransport;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** What the parts of the user agent share. */
record Core(
    SipSettings settings,
    SignallingLoop loop,
    MessageTransport transport,
    TransactionLayer transactions,
    DialogTable dialogs,
    RandomGenerator random,
    UserAgentListener listener) {

  private static final int BRANCH_BYTES = 12;
  private static final int TAG_BYTES = 8;

  /** A way to send, and the Via that brings the response back. */
  record Route(Flow flow, Via via) {}

  /** A way to this address with a new branch, or nothing when no socket of ours reaches it. */
  Optional<Route> route(TransportKind kind, InetSocketAddress remote) {
    return transport
        .towards(kind, remote)
        .map(point -> new Route(new Flow(kind, point.bound(), remote, 0), via(point)));
  }

  /** A way to the peer of a dialog; over TCP its own connection while that is open. */
  Optional<Route> route(DialogRecord record) {
    boolean open =
        record.transport() == TransportKind.TCP && transport.hasConnection(record.destination());
    return route(
        record.transport(),
        open ? record.destination() : DialogRequests.nextHop(record, settings.mendTranslated()));
  }

  /** Whether the record's Contact is this instance's: else the call lives on another node. */
  boolean isOurs(DialogRecord record) {
    return transport
        .towards(record.transport(), record.destination())
        .map(
            point ->
                Dialogs.contact(
                    record.localTag(),
                    point.advertisedHost(),
                    point.advertisedPort(),
                    record.transport()))
        .filter(record.contact()::equals)
        .isPresent();
  }

  /** Takes part in a dialog; of another node's only as long as something is under way. */
  Dialog takePart(DialogRecord record) {
    Dialog dialog = dialogs.adopt(record);
    if (!isOurs(dialog.record())) {
      dialog.borrow();
    }
    return dialog;
  }

  /** Forgets a dialog of another node, when nothing of it is under way here any more. */
  void giveUp(Dialog dialog) {
    if (dialog.isBorrowed() && dialog.isIdle() && !isOurs(dialog.record())) {
      dialogs.remove(dialog);
    }
  }

  private Via via(ListenPoint point) {
    Params params =
        Params.NONE.with("rport", "").with("branch", Via.MAGIC_COOKIE + randomHex(BRANCH_BYTES));
    return new Via(
        point.kind().name(),
        point.advertisedHost(),
        OptionalInt.of(point.advertisedPort()),
        params);
  }

  /** A tag for answers that make no dialog. */
  String newTag() {
    return randomHex(TAG_BYTES);
  }

  private String randomHex(int bytes) {
    byte[] bits = new byte[bytes];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
