package frontdesk.engine.call;

import frontdesk.protocol.audit.EventDigest;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The events of one write, each naming the digest of the one before it. Used once. */
final class EventChain {
  private static final int VERSION = 1;

  private final EventDigest digest;
  private final ClinicId clinic;
  private final BuildId build;
  private final Instant at;
  private final List<CallEvent> events = new ArrayList<>();
  private String previous;

  EventChain(EventDigest digest, ClinicId clinic, BuildId build, Instant at, String previous) {
    this.digest = digest;
    this.clinic = clinic;
    this.build = build;
    this.at = at;
    this.previous = previous;
  }

  EventChain add(Function<EventHeader, CallEvent> event) {
    CallEvent made = event.apply(new EventHeader(VERSION, at, clinic, build, previous));
    previous = digest.of(made);
    events.add(made);
    return this;
  }

  ClinicId clinic() {
    return clinic;
  }

  /** The voice that this write changes to, if it does. */
  Optional<VoiceTier> voiceTier() {
    return voiceChange().map(CallEvent.VoiceTierChanged::tier);
  }

  /** The last change of voice in this write, if there is one. */
  Optional<CallEvent.VoiceTierChanged> voiceChange() {
    return events.stream()
        .filter(CallEvent.VoiceTierChanged.class::isInstance)
        .map(CallEvent.VoiceTierChanged.class::cast)
        .reduce((first, last) -> last);
  }

  /** A turn: the input first, then what was decided because of it. */
  EventChain turn(int turn, Input input, List<Decision> decisions) {
    add(header -> new CallEvent.InputRecorded(header, turn, input));
    for (Decision decision : decisions) {
      add(header -> new CallEvent.DecisionMade(header, turn, decision));
    }
    return this;
  }

  List<CallEvent> events() {
    return List.copyOf(events);
  }
}
