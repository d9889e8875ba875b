package frontdesk.engine.speech.synthesizer;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.provider.SpeechSynthesizer.Manner;
import frontdesk.protocol.provider.SpeechSynthesizer.Outcome;
import frontdesk.protocol.provider.SpeechSynthesizer.Utterance;
import org.junit.jupiter.api.Test;

/**
 * One sentence for many callers: made once, heard while it is made, stopped when nobody listens.
 */
class PhraseCacheTest {
  private static final Manner ENGLISH = Manner.usual("en");
  private static final String TEXT = "abcdef";

  private final LetterVoice voice = new LetterVoice();
  private final PhraseCache cache = new PhraseCache(voice, 10, 1 << 20);

  private static Outcome outcome(Utterance utterance) {
    return utterance.done().toCompletableFuture().getNow(Outcome.BUSY);
  }

  @Test
  void shouldLetEverybodyHearWhatIsMadeForTheFirst() {
    // given
    voice.atOnce = false;
    WholeAudio first = new WholeAudio();
    WholeAudio second = new WholeAudio();
    Utterance heardFirst = cache.say(TEXT, ENGLISH, first);
    voice.said.get(0).piece(0, 2);
    // when another joins midway
    Utterance heardSecond = cache.say(TEXT, ENGLISH, second);
    assertThat(first.of(Outcome.COMPLETE)).contains(LetterVoice.samples("ab"));
    assertThat(second.of(Outcome.COMPLETE)).contains(LetterVoice.samples("ab"));
    voice.said.get(0).piece(2, 6);
    voice.said.get(0).end(Outcome.COMPLETE);
    // then
    assertThat(voice.said).hasSize(1);
    assertThat(outcome(heardFirst)).isEqualTo(Outcome.COMPLETE);
    assertThat(outcome(heardSecond)).isEqualTo(Outcome.COMPLETE);
    assertThat(first.of(Outcome.COMPLETE)).contains(LetterVoice.samples(TEXT));
    assertThat(second.of(Outcome.COMPLETE)).contains(LetterVoice.samples(TEXT));
    assertThat(cache.kept(TEXT, ENGLISH)).contains(LetterVoice.samples(TEXT));
  }

  @Test
  void shouldStopTheVoiceWhenTheLastHasLeft() {
    // given
    voice.atOnce = false;
    WholeAudio first = new WholeAudio();
    Utterance heardFirst = cache.say(TEXT, ENGLISH, first);
    Utterance heardSecond = cache.say(TEXT, ENGLISH, new WholeAudio());
    // when
    heardFirst.cancel();
    voice.said.get(0).piece(0, 2);
    assertThat(voice.said.get(0).cancelled()).isFalse();
    assertThat(first.of(Outcome.COMPLETE)).contains(new short[0]);
    heardSecond.cancel();
    // then
    assertThat(voice.said.get(0).cancelled()).isTrue();
    assertThat(outcome(heardSecond)).isEqualTo(Outcome.CANCELLED);
    assertThat(cache.size()).isZero();
    // and the next one hears it from its beginning
    voice.atOnce = true;
    WholeAudio next = new WholeAudio();
    assertThat(outcome(cache.say(TEXT, ENGLISH, next))).isEqualTo(Outcome.COMPLETE);
    assertThat(next.of(Outcome.COMPLETE)).contains(LetterVoice.samples(TEXT));
  }

  @Test
  void shouldKeepNothingOfAVoiceThatBroke() {
    // given
    voice.outcome = Outcome.BROKEN;
    // when
    assertThat(outcome(cache.say(TEXT, ENGLISH, new WholeAudio()))).isEqualTo(Outcome.BROKEN);
    // then
    assertThat(cache.size()).isZero();
  }

  @Test
  void shouldKeepNothingOfAStandIn() {
    // given
    voice.asAsked = false;
    // when
    assertThat(outcome(cache.say(TEXT, ENGLISH, new WholeAudio()))).isEqualTo(Outcome.COMPLETE);
    // then
    assertThat(cache.size()).isZero();
  }

  @Test
  void shouldForgetWhatSoundsDifferentByNow() {
    // given
    cache.say(TEXT, ENGLISH, new WholeAudio());
    // when
    voice.sound = "another model";
    cache.say(TEXT, ENGLISH, new WholeAudio());
    // then
    assertThat(voice.said).hasSize(2);
  }
}
