package frontdesk.engine.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random networks: delay, jitter, stops, loss, doubling, silences, other packet times, other
 * sources. What comes out is in order, nothing is heard twice, and the delay is bounded.
 */
class JitterPropertyTest {
  private static final int RUNS = 100;
  private static final int TICKS = 600;
  private static final int CALM = 400;
  private static final int MAX_DELAY_MS = 200;
  private static final int LONGEST_PACKET_MS = 60;

  private final TreeMap<Integer, List<ByteBuffer>> way = new TreeMap<>();
  private int stoppedUntil;
  private double spokenMs;

  /** How bad one run's network is. */
  private record Weather(double loss, double doubling, double stops, int jitterTicks) {
    static Weather of(Random random) {
      return new Weather(
          random.nextInt(3) * 0.03,
          random.nextInt(3) * 0.03,
          random.nextInt(3) * 0.01,
          random.nextInt(5));
    }
  }

  @Test
  void shouldKeepOrderAndBoundTheDelayOnAnyNetwork() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      JitterRun run = new JitterRun(random.nextInt(65_536), random.nextInt(), seed);
      Weather weather = Weather.of(random);
      way.clear();
      stoppedUntil = 0;
      spokenMs = 0;
      // when: bad weather, then a calm network
      for (int tick = 0; tick < TICKS; tick++) {
        speak(run, random, weather, tick);
        deliver(run, tick);
      }
      Weather calm = new Weather(0, 0, 0, 0);
      for (int tick = TICKS; tick < TICKS + CALM; tick++) {
        speak(run, random, calm, tick);
        deliver(run, tick);
      }
      // then
      assertThat(run.heard.faults()).as("seed %d, %s", seed, weather).isEmpty();
      assertThat(Integer.parseInt(run.quantity("greatest delay ms")))
          .as("seed %d, %s", seed, weather)
          .isLessThanOrEqualTo(MAX_DELAY_MS + LONGEST_PACKET_MS);
      // and in the calm everything is heard, soon after it was said
      String calmFrames = run.heard.frames().substring(TICKS + CALM / 2);
      assertThat(calmFrames.chars().filter(sign -> sign == '~').count())
          .as("seed %d, %s: %s", seed, weather, calmFrames)
          .isZero();
      assertThat(Integer.parseInt(run.quantity("delay ms")))
          .as("seed %d, %s", seed, weather)
          .isLessThanOrEqualTo(MAX_DELAY_MS);
    }
  }

  private void speak(JitterRun run, Random random, Weather weather, int tick) {
    boolean calm = tick >= TICKS;
    if (!calm && random.nextInt(200) == 0) {
      run.sent.packetMs(10 * (1 + random.nextInt(6)));
    }
    if (!calm && random.nextInt(300) == 0) {
      run.sent.newSource();
    }
    if (random.nextDouble() < weather.stops()) {
      stoppedUntil = tick + 1 + random.nextInt(15);
    }
    boolean silent = !calm && random.nextInt(40) == 0;
    while (spokenMs <= tick * 20.0) {
      spokenMs += run.sent.packetMs();
      if (silent) {
        run.sent.pause();
        continue;
      }
      ByteBuffer packet = run.sent.packet();
      if (random.nextDouble() >= weather.loss()) {
        int arrival = Math.max(tick, stoppedUntil);
        arrival += weather.jitterTicks() == 0 ? 0 : random.nextInt(weather.jitterTicks());
        send(packet, arrival);
        if (random.nextDouble() < weather.doubling()) {
          send(packet, arrival + random.nextInt(3));
        }
      }
    }
  }

  private void send(ByteBuffer packet, int arrival) {
    way.computeIfAbsent(arrival, at -> new ArrayList<>()).add(packet);
  }

  private void deliver(JitterRun run, int tick) {
    while (!way.isEmpty() && way.firstKey() <= tick) {
      way.pollFirstEntry().getValue().forEach(run::arrive);
    }
    run.listen();
  }
}
