package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import org.junit.jupiter.api.Test;

/** What every vendor's recognizer of whole utterances does. */
abstract class UploadContract extends VendorContract {
  @Override
  boolean streams() {
    return false;
  }

  @Test
  void shouldGiveUpARequestThatNobodyWaitsFor() {
    fake.fails(Fault.stallAtFirstByte());
    Session session = tested().open(english(), new HeardWords());
    SpokenYes.into(session);
    session.finish();
    Await.until("asked", () -> fake.languages().size() == 1);
    session.cancel();

    Await.until("the vendor sees it", () -> fake.openSockets() == 0);
  }

  @Test
  void shouldSayThatTheAnswerIsLate() {
    fake.fails(Fault.stallMidway());

    assertThat(say(english()).failure().kind()).isEqualTo(Kind.LATE);
  }

  @Test
  void shouldSayThatTheAnswerIsGarbage() {
    fake.fails(Fault.garbage());

    assertThat(say(english()).failure()).isEqualTo(Failure.of(Kind.BROKEN, "garbage"));
    assertThat(fake.counts().get(Counts.Of.REQUESTS)).isEqualTo(1);
  }
}
