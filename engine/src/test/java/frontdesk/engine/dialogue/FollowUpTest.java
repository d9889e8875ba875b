package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.dialogue.Argument;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Phrase;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.Understanding;
import frontdesk.protocol.id.ServiceId;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What usually comes after a service is told once it is booked, and only then. */
class FollowUpTest {
  private static final Understanding YES = NOTHING.withYes(true);

  private final PhoneCall call =
      new PhoneCall(new FakeLedger(), SampleClinic.following(), Limits.DEFAULT, SampleClinic.NOW);

  private List<Phrase> book(ServiceId service) {
    call.open(true);
    call.say(NOTHING.withService(service).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    assertThat(call.lastSaid()).doesNotContain("follow.up");
    call.say(YES);
    call.shouldReplayIdentically();
    return call.state.asked().orElseThrow().phrases();
  }

  @Test
  void shouldTellWhatFollowsAndWhen() {
    assertThat(book(CLEANING))
        .filteredOn(phrase -> phrase.key().equals("follow.up"))
        .singleElement()
        .extracting(Phrase::arguments)
        .satisfies(
            told -> {
              assertThat(told.get("service")).isEqualTo(new Argument.NamedService(CHECKUP));
              assertThat(told.get("days")).isEqualTo(new Argument.Count(180));
            });
  }

  @Test
  void shouldTellNothingWhereNothingFollows() {
    assertThat(book(CHECKUP)).extracting(Phrase::key).doesNotContain("follow.up");
  }
}
