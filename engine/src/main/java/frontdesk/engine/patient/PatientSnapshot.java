package frontdesk.engine.patient;

import frontdesk.protocol.audit.StoredSnapshot;
import java.util.Comparator;
import java.util.List;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/**
 * A registry's state as it is stored now and then: personal data sealed as in the events.
 * Disposable: one of another version cannot be read, and is ignored.
 *
 * @param version of this shape; whoever changes the shape counts {@link #VERSION} up
 * @param patients in the order in which they were registered
 */
record PatientSnapshot(int version, List<PatientState.Patient> patients, String lastDigest)
    implements StoredSnapshot {
  static final int VERSION = 1;

  PatientSnapshot {
    if (version != VERSION) {
      throw new IllegalArgumentException("a registry's snapshot of version " + version);
    }
    patients = List.copyOf(patients);
  }

  static PatientSnapshot of(PatientState state) {
    return new PatientSnapshot(
        VERSION,
        state.all().sorted(Comparator.comparingInt(PatientState.Patient::number)).toList(),
        state.lastDigest());
  }

  PatientState toState() {
    PatientState state = PatientState.empty();
    for (PatientState.Patient patient : patients) {
      state = state.with(patient);
    }
    return state.withDigest(lastDigest);
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
