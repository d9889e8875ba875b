package frontdesk.ops.chaos.partition;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.ops.chaos.cluster.SoundLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VoiceJudgeTest {
  private static final long FAULT = ms(10_000);
  private static final long WITHIN = ms(4_000);

  @Test
  void shouldSayWhenANodeLastPlayedALine() {
    // given one line until 11 s, and then only a message now and then
    List<VoiceMeter.Sent> sent = playing(11_000, 20_000);

    // then
    assertThat(VoiceJudge.lastVoice(sent, FAULT, ms(20_000)).orElseThrow())
        .isBetween(ms(11_000), ms(11_100));
    assertThat(VoiceJudge.lastVoice(sent, ms(12_000), ms(20_000))).isEmpty();
  }

  @Test
  void shouldFindTheLongestPauseThatAFaultMade() {
    // given
    SoundLog.Heard heard =
        heard(
            new SoundLog.Span(ms(10_100), ms(10_200)),
            new SoundLog.Span(ms(11_000), ms(16_000)),
            new SoundLog.Span(ms(30_000), ms(60_000)));

    // then
    assertThat(VoiceJudge.gap(heard, FAULT, WITHIN))
        .contains(new VoiceJudge.Gap(ms(11_000), ms(16_000)));
  }

  @Test
  void shouldRejectAPlantedSecondVoice() {
    // given callers to whom a survivor spoke from 16 s on
    List<VoiceJudge.Gap> gaps = List.of(new VoiceJudge.Gap(ms(11_000), ms(16_000)));
    long mute = VoiceJudge.lastVoice(playing(11_000, 20_000), FAULT, ms(20_000)).orElseThrow();
    long zombie = VoiceJudge.lastVoice(playing(17_000, 20_000), FAULT, ms(20_000)).orElseThrow();

    // then
    assertThat(VoiceJudge.secondVoices(mute, gaps)).isZero();
    assertThat(VoiceJudge.secondVoices(zombie, gaps)).isOne();
  }

  /** Looks every 20 ms: one line until a moment, and a message each second until the end. */
  private static List<VoiceMeter.Sent> playing(long untilMs, long endMs) {
    List<VoiceMeter.Sent> sent = new ArrayList<>();
    long datagrams = 0;
    for (long at = 9_000; at <= endMs; at += 20) {
      datagrams += at <= untilMs || at % 1_000 == 0 ? 1 : 0;
      sent.add(new VoiceMeter.Sent(ms(at), datagrams));
    }
    return sent;
  }

  private static SoundLog.Heard heard(SoundLog.Span... pauses) {
    return new SoundLog.Heard(ms(1_000), ms(90_000), 1_000, List.of(pauses), List.of());
  }

  private static long ms(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
