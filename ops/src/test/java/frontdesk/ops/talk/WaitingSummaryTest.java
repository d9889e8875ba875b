package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.summary.Outcome;
import frontdesk.engine.call.summary.Waited;
import frontdesk.protocol.id.ServiceId;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What calls about the waiting list are summed up as, in both languages. */
class WaitingSummaryTest {
  private static final Path EVERYDAY =
      Path.of("src/test/resources/frontdesk/ops/talk/corpus/everyday");

  @Test
  void shouldTellInEnglishWhatWasLeftAndWhatWasKept() throws InterruptedException {
    try (SummedUpTalks talks = SummedUpTalks.open()) {
      SummedUpTalks.Held held =
          talks.hold(EVERYDAY.resolve("en/found-another-dentist-off-the-list.conf"));
      assertThat(held.summary().outcome()).isEqualTo(Outcome.WAITING);
      assertThat(held.summary().waited())
          .singleElement()
          .satisfies(
              waited -> {
                assertThat(waited.did()).isEqualTo(Waited.Kind.LEFT);
                assertThat(waited.wish().service()).isEqualTo(new ServiceId("filling"));
              });
      assertThat(talks.sentences(held, "en"))
          .contains("A returning patient called on Thursday 10 December 2026 at 15:40")
          .contains("Taken off the waiting list for")
          .contains("until Wednesday 20 January 2027.")
          .doesNotContain("Bennett", "Nothing was done");
    }
  }

  @Test
  void shouldTellInRomanianWhatIsWaitedFor() throws InterruptedException {
    try (SummedUpTalks talks = SummedUpTalks.open()) {
      SummedUpTalks.Held held =
          talks.hold(EVERYDAY.resolve("ro/sa-ma-anuntati-daca-se-elibereaza.conf"));
      assertThat(held.summary().waited())
          .extracting(Waited::did)
          .containsExactly(Waited.Kind.JOINED);
      assertThat(talks.sentences(held, "ro"))
          .contains("Un pacient cunoscut a sunat miercuri 9 decembrie 2026, ora 09:25")
          .contains("Trecut pe lista de așteptare pentru", "ianuarie 2027.")
          .doesNotContain("Munteanu", "Nu s-a făcut nimic", "Put on");
    }
  }
}
