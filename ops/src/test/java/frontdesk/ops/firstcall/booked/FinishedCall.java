package frontdesk.ops.firstcall.booked;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.protocol.id.CallId;

/** A call that is over: as its caller heard it, and its id. */
record FinishedCall(MeasuredCall heard, CallId id) {}
