package frontdesk.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.patient.PatientProtocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who a caller is, by a clinic's own registry: its calls, its patients, and nobody else's. */
class PatientDeskTest extends PatientClinic {
  @Test
  void shouldKnowWhoGivesAnyTwoFactsAndLinkTheCall() {
    // given
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    Optional<String> name = Optional.of("Popescu Anna");
    Optional<String> none = Optional.empty();
    List<ToolAnswer> answers =
        List.of(
            // when
            call().identified(name, Optional.of(NUMBER), none, none),
            call().identified(name, none, Optional.of(BORN), none),
            call().identified(name, none, none, Optional.of(REFERENCE)),
            call().identified(none, Optional.of(NUMBER), Optional.of(BORN), none),
            call().identified(none, Optional.of(NUMBER), none, Optional.of(REFERENCE)),
            call().identified(none, none, Optional.of(BORN), Optional.of(REFERENCE)));
    // then
    assertThat(answers).containsOnly(new ToolAnswer.PatientIdentified(ana));
    // the first call made her known, each other one is erased with her
    assertThat(clinic.describe(ana).calls()).hasSize(7);
  }

  @Test
  void shouldKnowNobodyByOneFact() {
    // given
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    Optional<String> none = Optional.empty();
    List<ToolAnswer> answers =
        List.of(
            // when: alone, or beside what is somebody else's or nobody's
            call().identified(none, none, none, none),
            call().identified(Optional.of("Ana Popescu"), none, none, none),
            call().identified(none, Optional.of(NUMBER), none, none),
            call().identified(none, none, Optional.of(BORN), none),
            call().identified(none, none, none, Optional.of(REFERENCE)),
            call().identified(Optional.of("Ana Popescu"), Optional.of(OTHER_NUMBER), none, none),
            call().identified(Optional.of("Oana Popescu"), Optional.of(NUMBER), none, none),
            call().identified(none, Optional.of(NUMBER), Optional.of("1990-01-01"), none),
            call().identified(none, Optional.of(NUMBER), none, Optional.of("9999")));
    // then
    assertThat(answers).containsOnly(new ToolAnswer.NotIdentified());
    assertThat(clinic.describe(ana).calls()).as("no call is linked").hasSize(1);
  }

  @Test
  void shouldKnowNobodyWhoContradictsTheirThirdFact() {
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    assertThat(
            call()
                .identified(
                    Optional.of("Ana Popescu"),
                    Optional.of(NUMBER),
                    Optional.of("1990-01-01"),
                    Optional.of(REFERENCE)))
        .isEqualTo(new ToolAnswer.NotIdentified());
  }

  @Test
  void shouldTellTwinsApartByNameAndNotOtherwise() {
    // given
    PatientId ana = ana();
    PatientId oana =
        clinic.knows(Optional.of("Oana Popescu"), Optional.of(NUMBER), Optional.of(BORN));
    Optional<String> none = Optional.empty();
    // when, then
    assertThat(oana).isNotEqualTo(ana);
    assertThat(call().identified(none, Optional.of(NUMBER), Optional.of(BORN), none))
        .isEqualTo(new ToolAnswer.NotIdentified());
    assertThat(call().identified(Optional.of("oana popescu"), Optional.of(NUMBER), none, none))
        .isEqualTo(new ToolAnswer.PatientIdentified(oana));
  }

  @Test
  void shouldNeverKnowAnotherClinicsPatient() {
    // given
    ana();
    Call elsewhere = new Call(new Clinic(), Optional.of(NUMBER));
    // when, then
    Optional<String> name = Optional.of("Ana Popescu");
    assertThat(elsewhere.identified(name, Optional.of(NUMBER), Optional.of(BORN), Optional.empty()))
        .isEqualTo(new ToolAnswer.NotIdentified());
    // and here the same words are enough
    assertThat(call().identified(name, Optional.of(NUMBER), Optional.of(BORN), Optional.empty()))
        .isInstanceOf(ToolAnswer.PatientIdentified.class);
  }

  @Test
  void shouldNeverKnowWhoIsErased() {
    // given
    PatientId ana = ana();
    has(ana, REFERENCE, 3);
    clinic.<PatientProtocol.Answer>ask(replyTo -> new PatientProtocol.Erase(ana, replyTo));
    Optional<String> name = Optional.of("Ana Popescu");
    // when, then
    assertThat(
            call().identified(name, Optional.of(NUMBER), Optional.of(BORN), Optional.of(REFERENCE)))
        .isEqualTo(new ToolAnswer.NotIdentified());
    assertThat(call().does(new ToolCall.RetrieveAppointments(ana)))
        .isEqualTo(
            new ToolAnswer.AppointmentsFound(List.of(), Optional.empty(), Optional.of(List.of())));
    assertThat(ana()).as("who comes again is new").isNotEqualTo(ana);
  }

  @Test
  void shouldKnowNobodyByAKeyThatIsDestroyed() {
    PatientId ana = ana();
    keys.destroy(new KeyId("patient/" + ana.value()));
    assertThat(
            call()
                .identified(
                    Optional.of("Ana Popescu"),
                    Optional.of(NUMBER),
                    Optional.empty(),
                    Optional.empty()))
        .isEqualTo(new ToolAnswer.NotIdentified());
  }
}
