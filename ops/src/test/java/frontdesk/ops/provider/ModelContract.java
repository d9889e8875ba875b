package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WireSettings;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.FrontdeskSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Tool;
import frontdesk.protocol.provider.LanguageModel.ToolUsed;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every language model does, whoever makes it: each adapter against its vendor's stand-in. */
abstract class ModelContract {
  static final Duration LONG = Duration.ofSeconds(15);
  static final Duration SHORT = Duration.ofMillis(250);
  static final int ANSWER_CHARS = 4_000;
  static final String BOOKING = "{\"day\":\"2026-03-02\",\"name\":\"Ștefănescu Țîru\"}";
  static final Tool BOOK =
      new Tool(
          "book",
          "Books an appointment.",
          "{\"type\":\"object\",\"properties\":{\"day\":{\"type\":\"string\",\"pattern\":\"^x$\"},"
              + "\"name\":{\"type\":\"string\"}},\"required\":[\"day\"],"
              + "\"additionalProperties\":false}");
  static final Tool ASK = new Tool("ask", "Asks.", "{\"type\":\"object\",\"properties\":{}}");

  private static ActorTestKit kit = ActorTestKit.create();

  ModelFake fake;
  LanguageModel model;

  @BeforeAll
  static void begin() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void end() {
    kit.shutdownTestKit();
  }

  @BeforeEach
  void start() {
    fake = fake();
    model = model(patient(), key(VendorFake.KEY));
  }

  @AfterEach
  void stop() {
    model.close();
    fake.close();
  }

  abstract ModelFake fake();

  abstract LanguageModel adapter(Supplier<Secret> key, ChatSettings settings, Network network);

  private LanguageModel model(ChatSettings settings, Supplier<Secret> key) {
    return adapter(key, settings, network());
  }

  static Account account(String name, java.net.URI base, Supplier<Secret> key) {
    return new Account(name, base, key);
  }

  static Network network() {
    return new Network(
        kit.system(),
        new WireSettings(
            LONG, LONG, LONG, LONG, LONG.multipliedBy(2), LONG, 65_536, 65_536, 1_000_000,
            Optional.empty()));
  }

  static ChatSettings patient() {
    return settings(LONG, LONG);
  }

  static ChatSettings settings(Duration firstToken, Duration between) {
    return new ChatSettings(
        ModelFake.MODEL, Optional.of(0.2), firstToken, between, LONG, ANSWER_CHARS);
  }

  private static Supplier<Secret> key(String key) {
    return () -> new Secret(key);
  }

  static Prompt prompt() {
    return new Prompt(
        "You answer a clinic's phone.",
        List.of(new FrontdeskSaid("Good morning."), new CallerSaid("Bună ziua, vreau o programare.")),
        List.of(BOOK, ASK),
        200);
  }

  HeardAnswer ask() {
    return ask("You answer a clinic's phone.");
  }

  private HeardAnswer ask(String system) {
    HeardAnswer heard = new HeardAnswer();
    Prompt usual = prompt();
    model.ask(new Prompt(system, usual.turns(), usual.tools(), usual.maxTokens()), heard);
    return heard;
  }

  private void awaitCancels(int cancels) {
    kit.createTestProbe()
        .awaitAssert(
            LONG,
            () -> {
              assertThat(fake.counts().get(Counts.Of.CANCELS)).isEqualTo(cancels);
              return true;
            });
  }

  private void awaitNoSockets() {
    kit.createTestProbe()
        .awaitAssert(
            LONG,
            () -> {
              assertThat(fake.openSockets()).isZero();
              return true;
            });
  }

  @Test
  void shouldSayTextInOrder() {
    fake.answers(ModelAnswer.text("Bună ", "ziua, ", "cu ce ", "vă pot ajuta? ", "👋"));

    HeardAnswer heard = ask();

    heard.done();
    assertThat(heard.pieces()).containsExactly("Bună ", "ziua, ", "cu ce ", "vă pot ajuta? ", "👋");
    assertThat(heard.all()).endsWith("done");
  }

  @Test
  void shouldAskInTheVendorsForm() {
    ask().done();

    assertThat(fake.counts().get(Counts.Of.OFFENCES)).isZero();
    assertThat(fake.asked().get(0).system()).isEqualTo("You answer a clinic's phone.");
    assertThat(fake.asked().get(0).tools()).containsExactly("book", "ask");
    assertThat(fake.asked().get(0).last().text()).isEqualTo("Bună ziua, vreau o programare.");
    String body = fake.asked().get(0).body().toString();
    assertThat(body).contains("\"additionalProperties\":false", "\"pattern\":\"^x$\"", "200");
  }

  @Test
  void shouldCutTextNowhereButWhereThePiecesEnd() {
    fake.answers(ModelAnswer.text("Țesături și ", "șosete în ăâî. 👩‍⚕️").cut(1));

    HeardAnswer heard = ask();

    heard.done();
    assertThat(heard.text()).isEqualTo("Țesături și șosete în ăâî. 👩‍⚕️");
  }

  @Test
  void shouldCallATool() {
    fake.answers(ModelAnswer.call("book", BOOKING));

    HeardAnswer heard = ask();

    heard.done();
    assertThat(heard.calls()).containsExactly("book " + BOOKING);
  }

  @Test
  void shouldCallTwoToolsWithArgumentsCutAnywhere() {
    fake.answers(ModelAnswer.call("book", BOOKING).and("ask", "{}").cut(1));

    HeardAnswer heard = ask();

    heard.done();
    assertThat(heard.calls()).containsExactly("book " + BOOKING, "ask {}");
  }

  @Test
  void shouldSayTextBeforeATool() {
    fake.answers(
        new ModelAnswer(
            List.of("One ", "moment."),
            List.of(new ModelAnswer.Call("book", BOOKING)),
            End.COMPLETE,
            0));

    HeardAnswer heard = ask();

    heard.done();
    assertThat(heard.all()).containsExactly("text", "text", "call", "done");
  }

  @Test
  void shouldTellToolsResultsInTheVendorsForm() {
    fake.answers(ModelAnswer.call("book", BOOKING).and("ask", "{}"), ModelAnswer.text("Done."));
    ask().done();
    HeardAnswer heard = new HeardAnswer();

    model.ask(
        new Prompt(
            "",
            List.of(
                new CallerSaid("Book."),
                new ToolUsed("call:1", "book", BOOKING, "{\"booked\":true}"),
                new ToolUsed("call:2", "ask", "{}", "{\"said\":\"da\"}"),
                new FrontdeskSaid("It is booked."),
                new CallerSaid("And now?"),
                new ToolUsed("call:3", "ask", "{\"unheard\":1}", "{}")),
            List.of(BOOK, ASK),
            100),
        heard);

    heard.done();
    assertThat(fake.counts().get(Counts.Of.OFFENCES)).isZero();
    assertThat(fake.asked().get(1).turns())
        .extracting(said -> said.role() + " " + said.text())
        .containsExactly(
            "USER Book.",
            "CALL book " + BOOKING,
            "CALL ask {}",
            "RESULT {\"booked\":true}",
            "RESULT {\"said\":\"da\"}",
            "MODEL It is booked.",
            "USER And now?",
            "CALL ask {\"unheard\":1}",
            "RESULT {}");
  }

  @Test
  void shouldCountAsTheVendorDoes() {
    fake.answers(ModelAnswer.text("Bună ", "ziua."));
    String facts = "The clinic opens at eight. ".repeat(200);

    Usage first = ask(facts).done();
    Usage again = ask(facts).done();

    Counts counts = fake.counts();
    assertThat(first.promptTokens() + again.promptTokens())
        .isEqualTo((int) counts.get(Counts.Of.PROMPT_TOKENS));
    assertThat(first.answerTokens() + again.answerTokens())
        .isEqualTo((int) counts.get(Counts.Of.ANSWER_TOKENS));
    assertThat(first.cachedTokens()).isZero();
    assertThat(again.cachedTokens()).isEqualTo((int) counts.get(Counts.Of.CACHED_TOKENS));
    if (caches()) {
      assertThat(again.cachedTokens()).isPositive();
    }
  }

  boolean caches() {
    return true;
  }

  @Test
  void shouldTakeTheLongestAnswerForOne() {
    fake.answers(ModelAnswer.text("As long as ", "was asked for").ending(End.LENGTH));

    HeardAnswer heard = ask();

    assertThat(heard.done().answerTokens()).isPositive();
    assertThat(heard.text()).isEqualTo("As long as was asked for");
  }

  @Test
  void shouldUseAConnectionAgain() {
    ask().done();
    ask().done();
    ask().done();

    assertThat(fake.connections()).isLessThan(3);
  }

  @Test
  void shouldGiveUpBeforeTheStatus() {
    fake.paced(new ModelPace(LONG, Duration.ZERO, Duration.ZERO));
    cancelAtServer();
  }

  @Test
  void shouldGiveUpBeforeTheFirstToken() {
    fake.paced(ModelPace.of(LONG, Duration.ZERO));
    cancelAtServer();
  }

  private void cancelAtServer() {
    HeardAnswer heard = new HeardAnswer();
    LanguageModel.Answer answer = model.ask(prompt(), heard);
    kit.createTestProbe()
        .awaitAssert(
            LONG,
            () -> {
              assertThat(fake.asked()).hasSize(1);
              return true;
            });

    answer.cancel();

    awaitCancels(1);
    awaitNoSockets();
    assertThat(heard.all()).isEmpty();
  }

  @Test
  void shouldGiveUpMidway() {
    fake.paced(ModelPace.of(Duration.ZERO, Duration.ofMillis(20)));
    fake.answers(ModelAnswer.text("more ").ending(End.NEVER));
    HeardAnswer heard = new HeardAnswer();
    LanguageModel.Answer answer = model.ask(prompt(), heard);
    heard.begun();

    answer.cancel();
    List<String> before = heard.all();
    awaitCancels(1);
    awaitNoSockets();

    assertThat(heard.all()).isEqualTo(before).doesNotContain("done", "failed");
    answer.cancel();
    assertThat(heard.all()).isEqualTo(before);
  }

  @Test
  void shouldHearNothingOfAVendorThatGoesOn() {
    fake.paced(ModelPace.of(Duration.ZERO, Duration.ofMillis(20)));
    fake.fails(Fault.goOnAfterCancel());
    fake.answers(ModelAnswer.words("one two three four five six seven eight nine ten"));
    HeardAnswer heard = new HeardAnswer();
    LanguageModel.Answer answer = model.ask(prompt(), heard);
    heard.begun();

    answer.cancel();
    List<String> before = heard.all();
    awaitCancels(1);

    assertThat(fake.counts().get(Counts.Of.AFTER_CANCEL)).isPositive();
    assertThat(heard.all()).isEqualTo(before).doesNotContain("done", "failed");
  }

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

    assertThat(ask().failed().kind()).isEqualTo(Kind.REFUSED);
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
