package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How every language model fails: the part of its contract for the bad days. */
abstract class ModelFailures extends ModelGround {
  @Test
  void shouldBeToldWhenThisSideCloses() {
    fake.paced(ModelPace.of(LONG, Duration.ZERO));
    HeardAnswer heard = ask();

    model.close();

    assertThat(heard.failed()).isEqualTo(Failure.CLOSED);
    assertThat(ask().failed()).isEqualTo(Failure.CLOSED);
  }

  @Test
  void shouldBeRefusedWithoutTheKey() {
    model = model(patient(), key("wrong"));
    if (wantsKey()) {
      assertThat(ask().failed().kind()).isEqualTo(Kind.REFUSED);
      assertThat(ask().failed().toString()).doesNotContain("Ana", "wrong");
    }

    model =
        model(
            patient(),
            () -> {
              throw new IllegalStateException("/etc/keys/secret is gone");
            });

    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.REFUSED, "key"));
  }

  boolean wantsKey() {
    return true;
  }

  @Test
  void shouldBeLimitedForAsLongAsTheVendorSays() {
    fake.fails(Fault.rateLimit(Duration.ofSeconds(7)));

    Failure limited = ask().failed();

    assertThat(limited.kind()).isEqualTo(Kind.LIMITED);
    assertThat(limited.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void shouldBeLimitedWithoutATime() {
    fake.fails(Fault.refuse(429));

    Failure limited = ask().failed();

    assertThat(limited.kind()).isEqualTo(Kind.LIMITED);
    assertThat(limited.retryAfter()).isEmpty();
  }

  @Test
  void shouldBeBrokenByTheVendorsOwnTrouble() {
    fake.fails(Fault.refuse(500));

    assertThat(ask().failed().kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void shouldRepeatNothingThatAVendorSays() {
    for (int status : new int[] {400, 401, 403, 404, 413, 429, 500, 503, 529}) {
      fake.fails(Fault.refuse(status));
      assertThat(ask().failed().code()).matches("[A-Za-z0-9_.-]{1,64}").doesNotContain("Ana");
    }
  }

  @Test
  void shouldBeLateWhereNothingComes() {
    model = model(settings(SHORT, LONG), key(VendorFake.KEY));
    fake.fails(Fault.stallAtFirstByte());
    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.LATE, "first-byte"));

    fake.fails(Fault.halfOpen());
    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.LATE, "first-byte"));
    awaitNoSockets();
  }

  @Test
  void shouldNotTakeKeepAlivesForProgress() {
    model = model(settings(SHORT, LONG), key(VendorFake.KEY));
    fake.paced(ModelPace.of(LONG, Duration.ZERO));
    fake.keepsAlive(Duration.ofMillis(40));

    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.LATE, "first-byte"));
    awaitNoSockets();
  }

  @Test
  void shouldBeLateWhereItStopsMidway() {
    model = model(settings(LONG, SHORT), key(VendorFake.KEY));
    fake.fails(Fault.stallMidway());
    fake.answers(ModelAnswer.text("Bună ", "ziua."));

    HeardAnswer heard = ask();

    assertThat(heard.failed()).isEqualTo(Failure.of(Kind.LATE, "idle"));
    assertThat(heard.text()).isEqualTo("Bună ");
    awaitNoSockets();
  }

  @Test
  void shouldNotWaitForWhatDripsForever() {
    ChatSettings settings =
        new ChatSettings(
            ModelFake.MODEL, Optional.empty(), LONG, LONG, SHORT.multipliedBy(2), 1_000_000);
    model = model(settings, key(VendorFake.KEY));
    fake.paced(ModelPace.of(Duration.ZERO, Duration.ofMillis(20)));
    fake.answers(ModelAnswer.text("ă").ending(End.NEVER));

    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.LATE, "answer"));
    awaitNoSockets();
  }

  @Test
  void shouldNoticeAnAnswerThatWasCutOff() {
    fake.answers(ModelAnswer.text("Your appoint").ending(End.UNFINISHED));
    HeardAnswer heard = ask();
    assertThat(heard.failed()).isEqualTo(Failure.of(Kind.BROKEN, "unfinished"));
    assertThat(heard.text()).isEqualTo("Your appoint");

    fake.answers(ModelAnswer.call("book", BOOKING).ending(End.UNFINISHED));
    HeardAnswer call = ask();
    assertThat(call.failed()).isEqualTo(Failure.of(Kind.BROKEN, "unfinished"));
    assertThat(call.calls()).isEmpty();
  }

  @Test
  void shouldNoticeAnErrorAfterTheStatus() {
    fake.answers(ModelAnswer.text("Your ").ending(End.ERROR));

    HeardAnswer heard = ask();

    assertThat(heard.failed()).isEqualTo(errorInStream());
    assertThat(heard.text()).isEqualTo("Your ");
  }

  abstract Failure errorInStream();

  @Test
  void shouldTakeNothingForNoAnswer() {
    fake.answers(ModelAnswer.nothing());

    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.BROKEN, "empty"));
  }

  @Test
  void shouldCallNothingByBrokenArguments() {
    fake.answers(ModelAnswer.call("book", "{\"day\": \"2026-"));

    HeardAnswer heard = ask();

    assertThat(heard.failed().kind()).isEqualTo(Kind.BROKEN);
    assertThat(heard.calls()).isEmpty();
  }

  @Test
  void shouldNoticeACallThatTheVendorCallsNone() {
    fake.answers(ModelAnswer.nothing().ending(End.BAD_CALL));

    assertThat(ask().failed().kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void shouldBeRefusedByAFilter() {
    fake.answers(ModelAnswer.text("I ").ending(End.FILTERED));

    if (filters()) {
      assertThat(ask().failed().kind()).isEqualTo(Kind.REFUSED);
    }
  }

  boolean filters() {
    return true;
  }

  @Test
  void shouldBeBrokenByGarbage() {
    fake.fails(Fault.garbage());

    assertThat(ask().failed()).isEqualTo(Failure.of(Kind.BROKEN, "garbage"));
  }

  @Test
  void shouldBeBrokenByAConnectionThatIsCut() {
    fake.answers(ModelAnswer.text("Bună ", "ziua."));
    fake.fails(Fault.drop());
    assertThat(ask().failed().kind()).isEqualTo(Kind.BROKEN);

    fake.fails(Fault.closeWith(1_000, ""));
    assertThat(ask().failed().kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void shouldPassOverWhatNobodyDocumented() {
    fake.fails(Fault.strangers());
    fake.answers(ModelAnswer.text("Bună ", "ziua."), ModelAnswer.call("book", BOOKING));

    HeardAnswer heard = ask();
    heard.done();
    HeardAnswer call = ask();
    call.done();

    assertThat(heard.text()).isEqualTo("Bună ziua.");
    assertThat(call.calls()).containsExactly("book " + BOOKING);
  }

  @Test
  void shouldCutAnAnswerThatNeverEnds() {
    fake.answers(ModelAnswer.text("la ".repeat(100)).ending(End.NEVER));

    HeardAnswer heard = ask();

    assertThat(heard.failed()).isEqualTo(Failure.of(Kind.BROKEN, "too-long"));
    assertThat(heard.text()).hasSizeLessThanOrEqualTo(ANSWER_CHARS).isNotEmpty();
    awaitNoSockets();
  }
}
