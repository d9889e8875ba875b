package frontdesk.ops.chaos.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {
  private static final int MINUTES = 60;
  private static final NodeSample IDLE = new NodeSample(200_000, 90, 2, 60, 700_000);

  private final Random random = new Random(17);

  private NodeSample busy() {
    return new NodeSample(
        220_000 + random.nextInt(8_000),
        112 + random.nextInt(4),
        18 + random.nextInt(5),
        66 + random.nextInt(3),
        760_000 + random.nextInt(9_000));
  }

  private static List<String> broken(IntFunction<NodeSample> sample) {
    return names(Flatness.whileBusy(IntStream.range(0, MINUTES).mapToObj(sample).toList()));
  }

  private static List<String> names(List<Flatness.Finding> findings) {
    return findings.stream()
        .filter(finding -> !finding.held())
        .map(finding -> finding.promise().substring(0, finding.promise().indexOf(':')))
        .toList();
  }

  @Test
  void shouldAcceptWhatOnlySwings() {
    assertThat(broken(minute -> busy())).isEmpty();
  }

  @Test
  void shouldRejectALeakOfHeap() {
    // 1,600 calls an hour of 40 KiB each
    assertThat(broken(minute -> leaking(busy(), minute * 27L * 40, 0, 0, 0)))
        .containsExactly("heap after collection");
  }

  @Test
  void shouldRejectALeakOfOneDescriptorInTwoMinutes() {
    assertThat(broken(minute -> leaking(busy(), 0, minute, 0, 0))).containsExactly("descriptors");
  }

  @Test
  void shouldRejectALeakOfPorts() {
    assertThat(broken(minute -> leaking(busy(), 0, 0, minute / 3, 0))).containsExactly("UDP ports");
  }

  @Test
  void shouldRejectALeakOfThreads() {
    assertThat(broken(minute -> leaking(busy(), 0, 0, 0, minute))).containsExactly("threads");
  }

  private static NodeSample leaking(
      NodeSample sample, long heap, long descriptors, long ports, long threads) {
    return new NodeSample(
        sample.heapKib() + heap,
        sample.descriptors() + descriptors,
        sample.udpPorts() + ports,
        sample.threads() + threads,
        sample.residentKib());
  }

  @Test
  void shouldWantEverythingBackOnceNobodyCalls() {
    assertThat(names(Flatness.afterwards(IDLE, IDLE))).isEmpty();
    assertThat(names(Flatness.afterwards(IDLE, leaking(IDLE, 0, 0, 1, 0))))
        .containsExactly("UDP ports");
    assertThat(names(Flatness.afterwards(IDLE, leaking(IDLE, 0, 9, 0, 0))))
        .containsExactly("descriptors");
    assertThat(names(Flatness.afterwards(IDLE, leaking(IDLE, 0, 0, 0, 13))))
        .containsExactly("threads");
    assertThat(names(Flatness.afterwards(IDLE, leaking(IDLE, 60_000, 0, 0, 0))))
        .containsExactly("heap after collection");
  }

  @Test
  void shouldRefuseToJudgeByTooFewSamples() {
    assertThatThrownBy(() -> Flatness.whileBusy(new ArrayList<>(List.of(IDLE, IDLE, IDLE))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
