package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.engine.provider.ear.EarSettings;
import frontdesk.engine.provider.ear.Heard;
import frontdesk.engine.provider.ear.StreamingRecognizer;
import frontdesk.engine.provider.soniox.Soniox;
import frontdesk.engine.provider.soniox.SonioxSettings;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.Network;
import frontdesk.ops.firstcall.harness.Await;
import frontdesk.ops.provider.fake.Counts;
import frontdesk.ops.provider.fake.EarFake;
import frontdesk.ops.provider.fake.Fault;
import frontdesk.ops.provider.fake.SonioxFake;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.SpeechRecognizer.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Soniox by WebSocket. */
class SonioxContractTest extends FinalizingContract {
  private static final SonioxSettings SETTINGS =
      new SonioxSettings("stt-rt-v5", List.of("ro", "en"), Duration.ofSeconds(1), Duration.ZERO);

  @Override
  EarFake fake() {
    return new SonioxFake();
  }

  @Override
  SpeechRecognizer recognizer(Network network, Account account, EarSettings settings) {
    return new StreamingRecognizer(network, new Soniox(account, SETTINGS), settings);
  }

  @ParameterizedTest
  @CsvSource({"400,REFUSED", "401,REFUSED", "402,REFUSED", "408,LATE", "429,LIMITED", "500,BROKEN"})
  void shouldReadAnErrorBeforeItsClose(int code, Kind kind) {
    fake.always("yes");
    fake.fails(Fault.closeWith(code, "free text that repeats the caller"));

    assertThat(say(english()).failure()).isEqualTo(Failure.of(kind, Integer.toString(code)));
  }

  @Test
  void shouldStartAgainAtOnceWhereTheVendorAsksForIt() {
    fake.always("yes");
    fake.fails(Fault.closeWith(503, "Cannot continue request (code 7)."), 1);

    assertThat(say(english()).words()).isEqualTo("yes");
    assertThat(fake.connections()).isEqualTo(2);
  }

  /** stt/rt/manual-finalization: asked too often it may hang up. */
  @Test
  void shouldNotFinalizeForEveryPause() {
    fake.hears("da", "mâine");
    SonioxSettings seldom =
        new SonioxSettings("stt-rt-v5", List.of("ro"), Duration.ofSeconds(1), Duration.ofHours(1));
    HeardWords heard = new HeardWords();
    try (SpeechRecognizer recognizer =
        new StreamingRecognizer(
            network(), new Soniox(account(), seldom), VendorContract.SETTINGS)) {
      Session session = recognizer.open(request("ro"), heard);
      SpokenYes.into(session);
      assertThat(session.pause()).isTrue();
      session.goOn();
      SpokenYes.into(session);
      assertThat(session.pause()).isFalse();
      session.finish();

      assertThat(heard.words()).isEqualTo("da mâine");
      assertThat(fake.counts().get(Counts.Of.FINALIZES)).isEqualTo(2);
    }
  }

  @Test
  void shouldStartAgainOnlyOnce() {
    fake.always("yes");
    fake.fails(Fault.closeWith(503, "Cannot continue request (code 7)."));

    assertThat(say(english()).failure()).isEqualTo(Failure.of(Kind.BROKEN, "503"));
    assertThat(fake.connections()).isEqualTo(2);
  }

  /** stt/rt/endpoint-detection: a token of its own, which is a sign and no word. */
  @Test
  void shouldTakeTheEndOfASentenceForAHintAndNotForAWord() {
    ((SonioxFake) fake).hearsEndpoints();
    fake.hears("da mâine");
    HeardWords heard = new HeardWords();
    Session session = tested().open(request("ro"), heard);
    SpokenYes.into(session);
    Await.until("a hint after " + heard.told, () -> !heard.likelyFinished.isEmpty());
    session.finish();

    assertThat(heard.words()).isEqualTo("da mâine");
    assertThat(heard.likelyFinished).containsExactly("da mâine");
    assertThat(heard.partials).noneMatch(text -> text.contains("<"));
  }

  @Test
  void shouldTakeNothingForTheEndOfASentenceThatGoesOn() {
    fake.hears("da mâine");

    HeardWords heard = say(request("ro"));

    assertThat(heard.words()).isEqualTo("da mâine");
    assertThat(heard.likelyFinished).isEmpty();
  }

  /** The caller goes on after what seemed to be the end: both sentences are one utterance. */
  @Test
  void shouldJoinWhatComesAfterAnEnd() {
    List<String> likely = new ArrayList<>();
    List<String> last = new ArrayList<>();
    var reader = new Soniox(Wires.account("soniox", fake.uri()), SETTINGS).reader();
    for (String message :
        List.of(
            tokens("da", true, "<end>"),
            tokens(" mâine", false),
            tokens(" mâine", true, "<end>"),
            tokens("", true, "<fin>"),
            tokens("nu", true, "<end>", "<fin>"))) {
      for (Heard heard : reader.read(message)) {
        if (heard instanceof Heard.Final whole) {
          last.add(whole.text());
        } else if (heard instanceof Heard.Partial partial && partial.likelyFinished()) {
          likely.add(partial.text());
        }
      }
    }

    assertThat(likely).containsExactly("da", "da mâine");
    assertThat(last).containsExactly("da mâine", "nu");
  }

  private static String tokens(String text, boolean fixed, String... signs) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    ArrayNode tokens = message.putArray("tokens");
    tokens.addObject().put("text", text).put("is_final", fixed).put("confidence", 0.9);
    for (String sign : signs) {
      tokens.addObject().put("text", sign).put("is_final", true);
    }
    return message.toString();
  }
}
