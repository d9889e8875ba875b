package frontdesk.engine.media.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Something short before a prompt of which nothing was heard yet, and never behind one. */
class InterjectionTest {
  private static final int PACKET = 160;

  private final List<String> told = new ArrayList<>();
  private final Playout playout =
      new Playout(
          3,
          new PlayoutListener() {
            @Override
            public void onPlaying(long id) {
              told.add("playing " + id);
            }

            @Override
            public void onPlayed(long id, long samplesSent, boolean complete) {
              told.add("played " + id + " " + samplesSent + " " + complete);
            }
          });

  private static Clip clip() {
    return new Clip("one moment", new short[PACKET]);
  }

  private int packet() {
    return playout.read(new short[PACKET], 0, PACKET);
  }

  @Test
  void shouldBeHeardBeforeAPromptThatHasNoSoundYet() {
    AudioStream prompt = new AudioStream();
    playout.offer(1, prompt);
    assertThat(packet()).isZero();

    assertThat(playout.interject(0, clip())).isTrue();
    prompt.offer(new short[PACKET]);
    prompt.end();

    assertThat(packet()).isEqualTo(PACKET);
    assertThat(packet()).isEqualTo(PACKET);
    assertThat(told)
        .containsExactly("playing 0", "played 0 160 true", "playing 1", "played 1 160 true");
  }

  @Test
  void shouldBeRefusedOnceThePromptIsHeard() {
    AudioStream prompt = new AudioStream();
    prompt.offer(new short[PACKET]);
    playout.offer(1, prompt);
    assertThat(packet()).isEqualTo(PACKET);

    assertThat(playout.interject(0, clip())).isFalse();
    assertThat(packet()).isZero();
    assertThat(told).containsExactly("playing 1");
  }

  @Test
  void shouldBeRefusedWhereTooManyWait() {
    for (int id = 1; id <= 3; id++) {
      assertThat(playout.offer(id, new AudioStream())).isTrue();
    }
    assertThat(playout.interject(0, clip())).isFalse();
  }
}
