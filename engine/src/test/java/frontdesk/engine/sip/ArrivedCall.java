package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.Header;
import frontdesk.engine.sip.message.NameAddr;
import frontdesk.engine.sip.network.TransportKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An INVITE that has arrived without a wire: notes what is decided about it. */
public final class ArrivedCall implements IncomingCall.Decisions {
  /** What was decided, in order: {@code ring}, {@code accept}, or a status. */
  public final List<String> decided = new CopyOnWriteArrayList<>();

  private final IncomingCall call;

  /** A call to this number. */
  public ArrivedCall(String called) {
    this(called, "+40721000111");
  }

  /** A call to this number by whoever may be one of these callers. */
  public ArrivedCall(String called, String... callers) {
    NameAddr us = NameAddr.parse("<sip:" + called + "@127.0.0.1>").orElseThrow();
    NameAddr them = NameAddr.parse("<sip:them@127.0.0.1>;tag=theirs").orElseThrow();
    call =
        new IncomingCall(
            new IncomingInvite(
                "abc@caller",
                "sip:" + called + "@127.0.0.1",
                them,
                us,
                List.of(callers),
                List.of(called),
                false,
                Optional.empty(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 5080),
                TransportKind.UDP),
            this);
  }

  /** The call as the user agent hands it on. */
  public IncomingCall call() {
    return call;
  }

  @Override
  public DialogRecord dialog(String callId) {
    return new DialogRecord(
        "abc@caller",
        callId,
        "theirs",
        "sip:us@127.0.0.1",
        "sip:them@127.0.0.1",
        "sip:them@127.0.0.1:5080",
        List.of(),
        0,
        1,
        false,
        false,
        TransportKind.UDP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 5080),
        "sip:us@127.0.0.1:5060");
  }

  @Override
  public void ring(String callId) {
    decided.add("ring");
  }

  @Override
  public void accept(DialogRecord dialog, String sdp) {
    decided.add("accept");
  }

  @Override
  public void reject(int status, List<Header> headers) {
    decided.add(status + (headers.isEmpty() ? "" : " " + headers.get(0).name()));
  }
}
