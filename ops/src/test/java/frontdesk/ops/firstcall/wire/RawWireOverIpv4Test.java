package frontdesk.ops.firstcall.wire;

/** A whole node at 127.0.0.1: calls, sessions and streams. */
class RawWireOverIpv4Test extends RawStreamsOnTheWire {
  RawWireOverIpv4Test() {
    super("127.0.0.1", "0.0.0.0");
  }
}
