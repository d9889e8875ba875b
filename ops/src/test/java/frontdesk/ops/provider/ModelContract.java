package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.ModelAnswer;
import frontdesk.ops.provider.fake.ModelAnswer.End;
import frontdesk.ops.provider.fake.ModelPace;
import frontdesk.protocol.provider.LanguageModel;
import frontdesk.protocol.provider.LanguageModel.CallerSaid;
import frontdesk.protocol.provider.LanguageModel.FrontdeskSaid;
import frontdesk.protocol.provider.LanguageModel.Prompt;
import frontdesk.protocol.provider.LanguageModel.ToolUsed;
import frontdesk.protocol.provider.LanguageModel.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every language model does, whoever makes it: each adapter against its vendor's stand-in. */
abstract class ModelContract extends ModelFailures {
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
        .extracting(said -> said.role() + " " + inOrder(said.text()))
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

  /** Members of an object have no order. */
  private static String inOrder(String text) {
    return text.replaceFirst("\\{(\"name\":\"[^\"]*\"),(\"day\":\"[^\"]*\")}", "{$2,$1}");
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
  void shouldHoldNoThreadWhileAnAnswerIsThought() {
    ask().done();
    long before = threads();
    fake.paced(ModelPace.of(LONG, Duration.ZERO));
    int many = 100;
    for (int each = 0; each < many; each++) {
      ask();
    }
    kit.createTestProbe()
        .awaitAssert(
            LONG,
            () -> {
              assertThat(fake.asked()).hasSize(many + 1);
              return true;
            });

    assertThat(threads() - before).isLessThan(many / 2);
  }

  /** All but the stand-in's own, which has one for each connection. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("fake-"))
        .count();
  }
}
