package frontdesk.ops.cluster;

import frontdesk.config.Configuration;
import frontdesk.ops.BuildVersion;
import frontdesk.ops.Exit;
import frontdesk.ops.bench.node.ClipVoice;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.ops.node.NodeStart;
import frontdesk.ops.node.NodeStarter;
import frontdesk.ops.node.SpeechPorts;
import frontdesk.ops.node.StopSignal;
import frontdesk.ops.run.CallPrinter;
import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A node in a process of its own that starts fast: it understands keys only, and every sentence is
 * one second of a tone, or as many as the second argument says. Told to stop it leaves its calls to
 * others, as {@code run} does.
 */
public final class QuickNode {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int RATE_HZ = 8_000;
  private static final int TONE_HZ = 400;
  private static final int LOUDNESS = 6_000;

  private QuickNode() {}

  /** Runs until it is told to stop; the argument is the configuration file. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Configuration.Outcome outcome =
        Configuration.load(Optional.of(Path.of(arguments[0])), Map.of());
    if (!(outcome instanceof Configuration.Loaded configuration)) {
      out.println(outcome);
      System.exit(Exit.CONFIG);
      return;
    }
    StopSignal signal = StopSignal.listen(Exit.OK, () -> {}, PATIENCE);
    NodeStart start =
        new NodeStarter(
                configuration, Clock.systemUTC(), BuildVersion.current(), new CallPrinter(out))
            .hearingAndSpeakingBy(
                new SpeechPorts(new Deaf(), new ClipVoice("tone", tone(seconds(arguments)))))
            .start();
    if (!(start instanceof NodeStart.Started started)) {
      out.println(((NodeStart.Failed) start).line());
      signal.settled();
      System.exit(Exit.UNAVAILABLE);
      return;
    }
    try (FrontdeskNode node = started.node()) {
      out.println("ready");
      signal.await();
      node.leave();
    } finally {
      signal.settled();
    }
  }

  private static int seconds(String[] arguments) {
    return arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
  }

  private static short[] tone(int seconds) {
    short[] tone = new short[seconds * RATE_HZ];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * TONE_HZ * i / RATE_HZ));
    }
    return tone;
  }

  /** Hears nothing. */
  private static final class Deaf implements SpeechRecognizer {
    @Override
    public String name() {
      return "deaf";
    }

    @Override
    public Session open(Request request, Listener listener) {
      return new Session() {
        @Override
        public void audio(AudioFrame frame) {
          // Nothing is made of it.
        }

        @Override
        public void finish() {
          listener.onFailed(Failure.BUSY);
        }

        @Override
        public void cancel() {
          // Nothing is under way.
        }
      };
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
