package frontdesk.engine.booking;

import frontdesk.protocol.booking.LedgerEvent.CountedFor;
import frontdesk.protocol.booking.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** How much one caller may hold and book in a day of the clinic. Pure. */
record CallerRule(AppointmentLedger.Dependencies dependencies, LedgerRules rules) {
  /** Why a caller, if it is one who counts, may have no more. */
  Optional<Refusal> tooMuch(
      LedgerState state, Instant now, Optional<String> caller, boolean holding) {
    return caller.flatMap(
        who ->
            rules.tooMuch(
                state.callers().of(counted(who, now)),
                dependencies.settings().perCaller(),
                holding));
  }

  /** The event names the day, so that a replay counts alike whatever the catalogue then says. */
  CountedFor counted(String caller, Instant now) {
    return new CountedFor(caller, LocalDate.ofInstant(now, dependencies.catalogue().get().zone()));
  }
}
