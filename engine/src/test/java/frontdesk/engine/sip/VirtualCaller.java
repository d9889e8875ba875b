package frontdesk.engine.sip;

import frontdesk.engine.sip.dialog.DialogRecord;
import frontdesk.engine.sip.message.Headers;
import frontdesk.engine.sip.sdp.SdpBody;
import java.util.ArrayList;
import java.util.List;

/** What becomes of a call that a {@link VirtualDesk} makes. */
final class VirtualCaller implements OutgoingCall.Listener {
  private final VirtualDesk desk;
  private final List<String> told = new ArrayList<>();

  VirtualCaller(VirtualDesk desk) {
    this.desk = desk;
  }

  /** A call of the desk that stands; the peer answers for it. */
  static VirtualPeer establish(VirtualDesk desk, String callId) {
    VirtualCaller caller = new VirtualCaller(desk);
    caller.call(callId, VirtualDesk.SDP);
    VirtualPeer peer = new VirtualPeer(desk, callId + "@desk").joined(callId);
    desk.arrive(peer.response(desk.lastSent("INVITE"), "200 OK", VirtualDesk.SDP));
    desk.passMs(32_000);
    return peer;
  }

  OutgoingCall call(String callId, String sdp) {
    OutgoingCall.Order order =
        OutgoingCall.Order.of(
            callId,
            callId + "@desk",
            "sip:peer@127.0.0.1:5070",
            "sip:desk@clinic.example",
            desk.kind(),
            VirtualDesk.PEER,
            sdp);
    OutgoingCall call = desk.agent().call(order, this);
    desk.settle();
    return call;
  }

  List<String> told() {
    return told;
  }

  @Override
  public void onProgress(int status, SdpBody early) {
    told.add("progress " + status);
  }

  @Override
  public void onAnswered(DialogRecord record, SdpBody answer) {
    desk.remember(record);
    told.add("answered");
  }

  @Override
  public void onFailed(int status, Headers headers) {
    told.add("failed " + status);
  }
}
