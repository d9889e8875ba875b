package frontdesk.engine.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.CatalogueLoader;
import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.id.PractitionerId;
import frontdesk.protocol.id.ServiceId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of hours, insurers and preparation passes only where the catalogue says so. */
class CatalogueFactsTest {
  private static final Catalogue CATALOGUE =
      ((CatalogueLoader.Loaded) CatalogueLoader.loadResource("frontdesk/clinics/bright-smile.conf"))
          .catalogue();
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

  private final Draft draft =
      new Draft(
          new Conversation.Context(CATALOGUE, new Limits(3, 0.6, 0.3, 0.75, 3, 60, 24)),
          Guardrails.STRICT,
          ConversationState.initial(),
          new Input.CallOpened(Instant.parse("2026-11-22T08:00:00Z"), Optional.empty(), "en"));

  private boolean passes(Phrase phrase) {
    return Guardrails.STRICT.isInCatalogue(draft, phrase);
  }

  private static Argument service(String id) {
    return new Argument.NamedService(new ServiceId(id));
  }

  private static Phrase works(Line line, String who, LocalDate day, int opens, int closes) {
    return line.say(
        Map.of(
            "practitioner", new Argument.NamedPractitioner(new PractitionerId(who)),
            "date", new Argument.Day(day),
            "opens", new Argument.TimeOfDay(LocalTime.of(opens, 0)),
            "closes", new Argument.TimeOfDay(LocalTime.of(closes, 0))));
  }

  private static Phrase away(Line line, String who, LocalDate day) {
    return line.say(
        Map.of(
            "practitioner", new Argument.NamedPractitioner(new PractitionerId(who)),
            "date", new Argument.Day(day)));
  }

  private static Phrase fit(int minutes, int closes) {
    return Line.IMPOSSIBLE_FIT.say(
        Map.of(
            "service", service("filling"),
            "minutes", new Argument.Count(minutes),
            "date", new Argument.Day(WEDNESDAY),
            "closes", new Argument.TimeOfDay(LocalTime.of(closes, 0))));
  }

  @Test
  void shouldTellAPractitionersHoursAndNoOthers() {
    for (Line line : new Line[] {Line.INFO_WORKS_DAY, Line.IMPOSSIBLE_WORKS}) {
      assertThat(passes(works(line, "mihai_ionescu", WEDNESDAY, 8, 14))).isTrue();
      assertThat(passes(works(line, "mihai_ionescu", WEDNESDAY, 8, 18))).isFalse();
      assertThat(passes(works(line, "nobody", WEDNESDAY, 8, 18))).isFalse();
      assertThat(passes(works(line, "ana_popescu", CHRISTMAS, 8, 16))).isFalse();
    }
  }

  @Test
  void shouldSayThatSomebodyIsAwayOnlyWhereTheyAre() {
    for (Line line : new Line[] {Line.INFO_AWAY, Line.IMPOSSIBLE_AWAY}) {
      assertThat(passes(away(line, "mihai_ionescu", FRIDAY))).isTrue();
      assertThat(passes(away(line, "ana_popescu", FRIDAY))).isFalse();
      assertThat(passes(away(line, "ana_popescu", CHRISTMAS))).isTrue();
      assertThat(passes(away(line, "nobody", FRIDAY))).isFalse();
    }
  }

  @Test
  void shouldRuleOutATimeOnlyByTheServicesLengthAndTheClosingHour() {
    assertThat(passes(fit(60, 18))).isTrue();
    assertThat(passes(fit(90, 18))).isFalse();
    assertThat(passes(fit(60, 17))).isFalse();
  }

  @Test
  void shouldNotTellTheHoursOfAHoliday() {
    Phrase hours =
        Line.INFO_HOURS_DAY.say(
            Map.of(
                "date", new Argument.Day(CHRISTMAS),
                "opens", new Argument.TimeOfDay(LocalTime.of(8, 0)),
                "closes", new Argument.TimeOfDay(LocalTime.of(18, 0))));
    assertThat(passes(hours)).isFalse();
  }

  @Test
  void shouldSayWhoPaysOnlyAsTheServiceHasIt() {
    assertThat(passes(Line.INFO_INSURED.say("service", service("filling")))).isTrue();
    assertThat(passes(Line.INFO_INSURED.say("service", service("teeth_whitening")))).isFalse();
    assertThat(passes(Line.INFO_INSURED_NONE.say("service", service("teeth_whitening")))).isTrue();
    assertThat(passes(Line.INFO_INSURED_NONE.say("service", service("filling")))).isFalse();
    assertThat(passes(Line.INFO_INSURED_NONE.say("service", service("implant")))).isFalse();
  }

  @Test
  void shouldTellAPreparationOnlyWhereThereIsOne() {
    for (Line line : new Line[] {Line.INFO_PREPARATION, Line.BEFORE_VISIT}) {
      assertThat(passes(line.say("service", service("root_canal")))).isTrue();
      assertThat(passes(line.say("service", service("filling")))).isFalse();
    }
    assertThat(passes(Line.INFO_PREPARATION_NONE.say("service", service("filling")))).isTrue();
    assertThat(passes(Line.INFO_PREPARATION_NONE.say("service", service("root_canal")))).isFalse();
  }
}
