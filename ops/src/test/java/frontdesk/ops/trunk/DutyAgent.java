package frontdesk.ops.trunk;

import frontdesk.engine.sip.Admission;
import frontdesk.engine.sip.DialogClaim;
import frontdesk.engine.sip.DialogEvent;
import frontdesk.engine.sip.IncomingCall;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.UserAgentListener;
import frontdesk.engine.sip.network.TransportKind;
import frontdesk.engine.sip.transaction.TransactionTimers;
import frontdesk.engine.sip.transport.ListenPoint;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A user agent that registers, and that nobody calls. */
record DutyAgent(UserAgent userAgent) implements AutoCloseable {
  /** Over UDP at this address; two of them never use one Call-ID. */
  static DutyAgent start(String host, TransactionTimers timers) {
    TransportSettings transport =
        TransportSettings.of(List.of(ListenSettings.of(TransportKind.UDP, host, 0)));
    SipSettings settings = SipSettings.of(transport).withTimers(timers);
    Random random = new Random(host.hashCode());
    if (UserAgent.start(settings, new NoCalls(), new NoRoom(), random)
        instanceof UserAgent.Start.Started started) {
      return new DutyAgent(started.userAgent());
    }
    throw new AssertionError("no user agent on " + host);
  }

  /** Host and port of its contact. */
  String place() {
    ListenPoint point = userAgent.listenPoints().get(0);
    return point.advertisedHost() + ":" + point.advertisedPort();
  }

  @Override
  public void close() {
    userAgent.close();
  }

  private static final class NoRoom implements Admission {
    @Override
    public Verdict tryAdmit() {
      return new Full(Duration.ofSeconds(1));
    }

    @Override
    public boolean isDraining() {
      return false;
    }
  }

  private static final class NoCalls implements UserAgentListener {
    @Override
    public void onInvite(IncomingCall call) {
      throw new AssertionError("nobody calls");
    }

    @Override
    public void onCancelled(IncomingCall call) {
      throw new AssertionError("nobody calls");
    }

    @Override
    public void onDialogEvent(DialogEvent event) {
      throw new AssertionError("there is no dialog");
    }

    @Override
    public void onUnknownDialog(DialogClaim claim) {
      claim.unknown();
    }
  }
}
