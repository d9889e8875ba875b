package frontdesk.engine.call.brain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.dialogue.tools.Understood;
import frontdesk.engine.speech.language.Interpreter;
import frontdesk.engine.speech.language.InterpreterSettings;
import frontdesk.engine.speech.language.Sealer;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.privacy.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name, a number and a date that were not said are left out; those that were are sealed. */
class GroundsTest {
  private static final Catalogue CLINIC = SentenceCheckTest.Clinic.DENTAL;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static Understanding meant(String said, String arguments) throws Exception {
    Understood.Outcome outcome =
        Understood.read(new ObjectMapper().readTree(arguments), CLINIC, TODAY);
    assertThat(outcome).isInstanceOf(Understood.Outcome.Read.class);
    Sealer sealer =
        Sealer.written(words -> new Sealed(new KeyId("k"), words.getBytes(StandardCharsets.UTF_8)));
    return new Grounds(said, sealer)
        .of(
            ((Understood.Outcome.Read) outcome).report(),
            Interpreter.everyLanguage(InterpreterSettings.DEFAULT),
            CLINIC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it is Ion Popa here                | {\"name\":\"Ion Popa\"}              | true",
        "it is Ion here                     | {\"name\":\"Ion Popa\"}              | false",
        "call 0721 000 999 please           | {\"number\":\"0721000999\"}          | true",
        "call me please                     | {\"number\":\"0721000999\"}          | false",
        "born on the 2nd of April 1988      | {\"birth_date\":\"1988-04-02\"}      | true",
        "born in spring                     | {\"birth_date\":\"1988-04-02\"}      | false",
        "it is number 4217                  | {\"reference\":\"4217\"}             | true",
        "you have it                        | {\"reference\":\"4217\"}             | false",
        "tell them I am afraid of needles   | {\"note\":\"I am afraid of needles\"}| true",
        "tell them                          | {\"note\":\"I am afraid of needles\"}| false"
      })
  void shouldKeepOnlyWhatWasSaid(String said, String arguments, boolean kept) throws Exception {
    assertThat(!meant(said, arguments).equals(Understanding.NOTHING)).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"yes\":true}",
        "{\"intent\":\"goodbye\"}",
        "{\"intent\":\"human\"}",
        "{\"intent\":\"emergency\"}",
        "{\"intent\":\"join_waiting_list\"}",
        "{\"service\":\"levitation\"}",
        "{\"practitioner\":\"mallory\"}",
        "{\"insurer\":\"Mallory Insurance\"}",
        "{\"date\":\"2026-11-21\"}",
        "{\"date\":\"2031-01-01\"}",
        "{\"date\":\"2026-02-30\"}",
        "{\"choice\":99}",
        "[]"
      })
  void shouldRefuseWhatIsNotDeclared(String arguments) throws Exception {
    assertThat(Understood.read(new ObjectMapper().readTree(arguments), CLINIC, TODAY))
        .isInstanceOf(Understood.Outcome.Refused.class);
  }
}
