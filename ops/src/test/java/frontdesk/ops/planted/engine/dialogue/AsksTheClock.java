package frontdesk.ops.planted.engine.dialogue;

import java.time.Clock;

/** Knows a clock, on purpose. */
record AsksTheClock(Clock clock) {}
