package frontdesk.engine.call;

import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.id.ClinicId;
import java.util.Optional;
import java.util.function.Function;

/** What calls of each clinic work with: a clinic may change while calls live. Any thread. */
public interface ClinicsInUse extends Function<ClinicId, Optional<ClinicKnowledge>> {
  /** What a call that began with these contents goes on with: the same, where it is known still. */
  default Optional<ClinicKnowledge> asBegun(ClinicId clinic, CallEvent.Contents contents) {
    return apply(clinic);
  }
}
