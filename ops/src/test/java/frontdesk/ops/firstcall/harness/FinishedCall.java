package frontdesk.ops.firstcall.harness;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.protocol.id.CallId;

/** A call that is over: as its caller heard it, and its id. */
public record FinishedCall(MeasuredCall heard, CallId id) {}
