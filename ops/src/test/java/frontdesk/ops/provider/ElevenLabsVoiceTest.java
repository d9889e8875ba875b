package frontdesk.ops.provider;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.provider.elevenlabs.ElevenLabsWire;
import frontdesk.engine.provider.voice.ContextWire;
import frontdesk.engine.provider.wire.Account;
import frontdesk.engine.provider.wire.WebSocketLink;
import frontdesk.ops.provider.fake.ElevenLabsFake;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Failure.Kind;
import frontdesk.protocol.provider.SpeechSynthesizer;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** ElevenLabs' voice against its stand-in. */
class ElevenLabsVoiceTest extends ContextVoiceContract<ElevenLabsFake> {
  ElevenLabsVoiceTest() {
    super(new ElevenLabsFake(), ElevenLabsFake.IDLE);
  }

  @Override
  ContextWire wire(Account account) {
    return new ElevenLabsWire(account, CHOICE);
  }

  @Test
  void shouldCountAnUnwantedTextUntilTheVendorIsThroughWithIt() throws Exception {
    // given three texts on the socket, and one that waits
    speaks(SLOW);
    HeardText first = speak(SENTENCE).awaitPiece();
    HeardText second = speak(SENTENCE).awaitPiece();
    HeardText third = speak("One moment.").awaitPiece();
    // when two are not wanted any more
    first.utterance().cancel();
    second.utterance().cancel();
    HeardText waiting = speak("Yes.");
    // then nothing is begun beside them
    assertSpoken(third, "One moment.");
    assertSpoken(waiting, "Yes.");
    assertThat(mostAtOnce()).isEqualTo(TEXTS);
  }

  @Test
  void shouldUnderstandRefusalsAsTheyAreSaid() {
    ElevenLabsWire wire =
        new ElevenLabsWire(Wires.account("elevenlabs", URI.create("https://localhost")), CHOICE);
    assertThat(
            wire.read("{\"message\":\"m\",\"error\":\"max_active_conversations\",\"code\":1008}"))
        .hasToString("Failed[context=Optional.empty, failure=LIMITED max_active_conversations]");
    assertThat(wire.read("{\"message\":\"m\",\"error\":\"quota_exceeded\",\"code\":1008}"))
        .hasToString("Failed[context=Optional.empty, failure=REFUSED quota_exceeded]");
    assertThat(wire.read("{\"message\":\"m\",\"error\":\"Your text: Maria\",\"code\":1008}"))
        .hasToString("Failed[context=Optional.empty, failure=REFUSED 1008]");
    assertThat(
            wire.ofClose(
                new WebSocketLink.Closed(
                    1008, "max_active_conversations", Failure.of(Kind.REFUSED, "1008"))))
        .isEqualTo(Failure.of(Kind.LIMITED, "max_active_conversations"));
  }

  @Test
  void shouldTakeASocketOfItsOwnForEveryVoice() throws Exception {
    assertSpoken(speak(OTHER), OTHER);
    HeardText romanian = HeardText.of(voice(), "Bună ziua.", SpeechSynthesizer.Manner.usual("ro"));
    assertSpoken(romanian, "Bună ziua.");
    assertThat(fake.connections()).isEqualTo(2);
  }
}
