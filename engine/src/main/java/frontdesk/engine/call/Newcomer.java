package frontdesk.engine.call;

import frontdesk.engine.patient.SameName;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientEvent;
import frontdesk.protocol.patient.PatientProtocol;
import frontdesk.protocol.patient.PatientProtocol.Candidate;
import frontdesk.protocol.patient.PatientProtocol.Entry;
import frontdesk.protocol.patient.PatientProtocol.PatientData;
import frontdesk.protocol.privacy.KeyStore;
import frontdesk.protocol.privacy.Sealed;
import frontdesk.protocol.privacy.Sealing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who is to be made known, opened: lives while it is sealed anew with a patient's key.
 * Prints nothing of it.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Newcomer(
    Optional<String> name,
    Optional<byte[]> recordedName,
    Optional<String> number,
    Optional<String> birthDate,
    Optional<String> insurer,
    Optional<String> language,
    Optional<String> email) {

  static Newcomer opened(ToolCall.RegisterPatient wanted, CallSeals seals) {
    return new Newcomer(
        wanted.name().flatMap(name -> seals.open(CallSeals.Field.NAME, name)),
        wanted.recordedName().flatMap(handle -> seals.openBytes(CallSeals.Field.AUDIO, handle)),
        wanted.number().flatMap(number -> seals.open(CallSeals.Field.NUMBER, number)),
        wanted.birthDate().flatMap(date -> seals.open(CallSeals.Field.BIRTH_DATE, date)),
        wanted.insurer(),
        wanted.language(),
        wanted.email().flatMap(address -> seals.open(CallSeals.Field.EMAIL, address)));
  }

  /** The first registered of those with this number who has the same name as well. */
  Optional<PatientId> among(
      List<Candidate> sameNumber,
      Map<PatientId, String> names,
      KeyStore.KeyedHash hash,
      SameName sameName) {
    Optional<String> date = birthDate.map(PatientProtocol::birthDateText).map(hash::of);
    return sameNumber.stream()
        .filter(one -> one.entries().stream().anyMatch(e -> isNamedAs(e, names, sameName)))
        .filter(one -> one.entries().stream().noneMatch(e -> isBornOtherwise(e, date)))
        .map(Candidate::patient)
        .findFirst();
  }

  /** A recorded name cannot be compared; who gave none is who gave none before. */
  private boolean isNamedAs(Entry entry, Map<PatientId, String> names, SameName sameName) {
    if (name.isPresent()) {
      return Optional.ofNullable(names.get(entry.id()))
          .filter(known -> sameName.same(name.get(), known))
          .isPresent();
    }
    return recordedName.isEmpty()
        && entry.data().name().isEmpty()
        && entry.data().recordedName().isEmpty();
  }

  private static boolean isBornOtherwise(Entry entry, Optional<String> date) {
    return date.isPresent()
        && entry.birthDateHmac().filter(known -> !known.equals(date.get())).isPresent();
  }

  /** What is stored of them. */
  PatientData sealed(PatientId patient, Sealing sealing) {
    return new PatientData(
        text(name, "name", patient, sealing),
        recordedName.map(
            audio -> sealing.sealBytes(audio, PatientEvent.place(patient, "recordedName"))),
        text(number, "number", patient, sealing),
        text(birthDate, "birthDate", patient, sealing),
        text(email, "email", patient, sealing),
        text(insurer, "insurer", patient, sealing),
        text(language, "language", patient, sealing));
  }

  /** The e-mail address alone, for somebody who is known already. */
  PatientData sealedEmail(PatientId patient, Sealing sealing) {
    Optional<Sealed> none = Optional.empty();
    return new PatientData(
        none, none, none, none, text(email, "email", patient, sealing), none, none);
  }

  private static Optional<Sealed> text(
      Optional<String> text, String field, PatientId patient, Sealing sealing) {
    return text.map(words -> sealing.seal(words, PatientEvent.place(patient, field)));
  }

  @Override
  public String toString() {
    return "[newcomer]";
  }
}
