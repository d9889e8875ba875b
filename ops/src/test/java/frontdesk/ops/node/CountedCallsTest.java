package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.engine.call.CallObserver;
import frontdesk.engine.call.brain.BrainNews;
import frontdesk.protocol.call.CallEvent.VoiceReason;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ShardId;
import frontdesk.protocol.provider.VoiceTier;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountedCallsTest {
  private static final CallId CALL = CallId.create(new ShardId("test-0"), new Random(1));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<BrainNews> watched = new ArrayList<>();

  @Test
  void shouldCountByWhatCameOfItAndTellWhoeverWatches() {
    // given
    CallObserver observer =
        new CountedCalls(
            new CallObserver() {
              @Override
              public void onBrain(CallId call, BrainNews news) {
                watched.add(news);
              }
            },
            meters);
    // when
    observer.onBrain(CALL, BrainNews.ASKED);
    observer.onBrain(CALL, BrainNews.ASKED);
    observer.onBrain(CALL, BrainNews.FAILED);
    observer.onVoiceTier(CALL, VoiceTier.PREMIUM, VoiceReason.SCORE_REACHED);
    // then
    assertThat(watched).containsExactly(BrainNews.ASKED, BrainNews.ASKED, BrainNews.FAILED);
    assertThat(meters.get("frontdesk.brain").tag("news", "asked").counter().count()).isEqualTo(2);
    assertThat(meters.get("frontdesk.brain").tag("news", "failed").counter().count()).isEqualTo(1);
    assertThat(meters.get("frontdesk.voice.tiers").tag("tier", "premium").counter().count())
        .isEqualTo(1);
    assertThat(meters.getMeters())
        .extracting(Meter::getId)
        .allMatch(id -> !id.toString().contains(CALL.value()));
  }

  /** Whoever watches a call would miss what is not passed on. */
  @Test
  void shouldPassEverythingOn() {
    assertThat(CountedCalls.class.getDeclaredMethods())
        .extracting(Method::getName)
        .containsAll(
            Arrays.stream(CallObserver.class.getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .toList());
  }
}
