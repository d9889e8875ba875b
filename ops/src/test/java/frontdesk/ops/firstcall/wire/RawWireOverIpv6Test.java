package frontdesk.ops.firstcall.wire;

/** A whole node at ::1: calls, sessions and streams. */
class RawWireOverIpv6Test extends RawStreamsOnTheWire {
  RawWireOverIpv6Test() {
    super("::1", "::");
  }
}
