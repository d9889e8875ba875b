package frontdesk.engine.patient;

import frontdesk.protocol.audit.StoredSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/**
 * A registry's state as it is stored now and then: personal data sealed as in the events.
 * Disposable: one of a later version cannot be read, and is ignored.
 *
 * @param version of this shape; whoever changes the shape counts {@link #VERSION} up
 * @param patients in the order in which they were registered
 * @param wishes of lost calls, by keyed hash of their number
 * @param guesses of the day that is counted
 */
record PatientSnapshot(
    int version,
    List<Patient> patients,
    String lastDigest,
    Map<String, Wishes.Kept> wishes,
    Guesses guesses)
    implements StoredSnapshot {
  static final int VERSION = 3;

  /**
   * Without merged entries, birth dates and wishes; the second is without guesses: read as none.
   */
  private static final int FIRST_VERSION = 1;

  PatientSnapshot {
    if (version < FIRST_VERSION || version > VERSION) {
      throw new IllegalArgumentException("a registry's snapshot of version " + version);
    }
    patients = List.copyOf(patients);
    wishes = Map.copyOf(Objects.requireNonNullElse(wishes, Map.of()));
    guesses = Objects.requireNonNullElse(guesses, Guesses.NONE);
  }

  static PatientSnapshot of(PatientState state) {
    return new PatientSnapshot(
        VERSION,
        state.all().sorted(Comparator.comparingInt(Patient::number)).toList(),
        state.lastDigest(),
        state.wishes().byNumber(),
        state.guesses());
  }

  PatientState toState() {
    PatientState state = PatientState.empty();
    for (Patient patient : patients) {
      state = state.with(patient);
    }
    return state.withWishes(new Wishes(wishes)).withGuesses(guesses).withDigest(lastDigest);
  }

  /** Turns the state into what is stored and back. */
  static final SnapshotAdapter<PatientState> ADAPTER =
      new SnapshotAdapter<>() {
        @Override
        public Object toJournal(PatientState state) {
          return PatientSnapshot.of(state);
        }

        @Override
        public PatientState fromJournal(Object stored) {
          return ((PatientSnapshot) stored).toState();
        }
      };
}
