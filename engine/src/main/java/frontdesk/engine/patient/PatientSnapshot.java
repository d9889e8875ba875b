package frontdesk.engine.patient;

import frontdesk.protocol.audit.StoredSnapshot;
import java.util.Comparator;
import java.util.List;
import org.apache.pekko.persistence.typed.SnapshotAdapter;

/**
 * A registry's state as it is stored now and then: personal data sealed as in the events.
 * Disposable; when its shape changes the old ones cannot be read and are ignored.
 *
 * @param patients in the order in which they were registered
 */
record PatientSnapshot(List<PatientState.Patient> patients, String lastDigest)
    implements StoredSnapshot {
  PatientSnapshot {
    patients = List.copyOf(patients);
  }

  static PatientSnapshot of(PatientState state) {
    return new PatientSnapshot(
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
