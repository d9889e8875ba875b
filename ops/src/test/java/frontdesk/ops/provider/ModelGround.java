package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.chat.ChatSettings;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.engine.provider.wire.WireSettings;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.ModelFake;
import frontdesk.ops.provider.fake.VendorFake;
import frontdesk.protocol.privacy.Secret;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.FrontdeskSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What the contract of language models stands on: an adapter, and its vendor's stand-in. */
abstract class ModelGround {
  static final Duration LONG = Duration.ofSeconds(15);

  /** Shorter than {@link #LONG}: what a deadline does by itself is not what was asked for. */
  static final Duration SOON = Duration.ofSeconds(6);

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

  static ActorTestKit kit;

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

  LanguageModel model(ChatSettings settings, Supplier<Secret> key) {
    return adapter(key, settings, network());
  }

  static Account account(String name, java.net.URI base, Supplier<Secret> key) {
    return new Account(name, base, key);
  }

  static Network network() {
    return new Network(
        kit.system(),
        new WireSettings(
            LONG,
            LONG,
            LONG,
            LONG,
            LONG.multipliedBy(2),
            LONG,
            65_536,
            65_536,
            1_000_000,
            Optional.empty()));
  }

  static ChatSettings patient() {
    return settings(LONG, LONG);
  }

  static ChatSettings settings(Duration firstToken, Duration between) {
    return new ChatSettings(
        ModelFake.MODEL, Optional.of(0.2), firstToken, between, LONG, ANSWER_CHARS);
  }

  static Supplier<Secret> key(String key) {
    return () -> new Secret(key);
  }

  static Prompt prompt() {
    return new Prompt(
        "You answer a clinic's phone.",
        List.of(
            new FrontdeskSaid("Good morning."), new CallerSaid("Bună ziua, vreau o programare.")),
        List.of(BOOK, ASK),
        200);
  }

  HeardAnswer ask() {
    return ask("You answer a clinic's phone.");
  }

  HeardAnswer ask(String system) {
    HeardAnswer heard = new HeardAnswer();
    Prompt usual = prompt();
    model.ask(new Prompt(system, usual.turns(), usual.tools(), usual.maxTokens()), heard);
    return heard;
  }

  void awaitCancels(int cancels) {
    kit.createTestProbe()
        .awaitAssert(
            SOON,
            () -> {
              assertThat(fake.counts().get(Counts.Of.CANCELS)).isEqualTo(cancels);
              return true;
            });
  }

  void awaitNoSockets() {
    kit.createTestProbe()
        .awaitAssert(
            SOON,
            () -> {
              assertThat(fake.openSockets()).isZero();
              return true;
            });
  }
}
