package frontdesk.ops.caller;

import frontdesk.engine.media.LineOpening;
import frontdesk.engine.media.LineRecorder;
import frontdesk.engine.media.MediaLine;
import frontdesk.engine.media.MediaLoop;
import frontdesk.engine.media.MediaSettings;
import frontdesk.engine.media.OpenAnswer;
import frontdesk.engine.media.PacketObserver;
import frontdesk.engine.media.playout.Clip;
import frontdesk.engine.media.wav.CallRecorder;
import frontdesk.engine.media.wav.RecordingThread;
import frontdesk.engine.sip.SipSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.engine.sip.network.IpLiteral;
import frontdesk.engine.sip.network.Network;
import frontdesk.engine.sip.transport.ListenSettings;
import frontdesk.engine.sip.transport.TransportSettings;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Places one call after the other by scripts and says what a caller heard.
 *
 * <p>Each call has sockets and threads of its own, all gone when it returns. Blocks the calling
 * thread for as long as the call lasts.
 */
public final class SimulatedCaller {
  private static final Clip NOTHING = new Clip("nothing", new short[0]);

  /** A person goes on speaking while the process stands still: a second of it is sent at once. */
  private static final int CATCH_UP_TICKS = 50;

  private final CallerSettings settings;
  private final SpokenLines lines;
  private final Consumer<String> progress;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final PacketObserver witness;

  /** What became of a call. */
  public sealed interface Result {
    /** It was tried; the measurements say how it went. */
    record Measured(MeasuredCall call) implements Result {}

    /** It was not tried: all that is wrong with script or sockets, a sentence each. */
    record NotPlaced(List<String> problems) implements Result {
      public NotPlaced {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * @param lines what can be said
   * @param progress takes a line of text for a human whenever something happens
   */
  public SimulatedCaller(
      CallerSettings settings,
      SpokenLines lines,
      Consumer<String> progress,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this(settings, lines, progress, nanoTime, random, (at, sequence, stamp, samples, level) -> {});
  }

  private SimulatedCaller(
      CallerSettings settings,
      SpokenLines lines,
      Consumer<String> progress,
      LongSupplier nanoTime,
      RandomGenerator random,
      PacketObserver witness) {
    this.witness = witness;
    this.settings = settings;
    this.lines = lines;
    this.progress = progress;
    this.nanoTime = nanoTime;
    this.random = random;
  }

  /** A caller with the defaults, the shipped lines and WAV files of the current directory. */
  public static SimulatedCaller withDefaults(Consumer<String> progress) {
    return new SimulatedCaller(
        CallerSettings.DEFAULTS,
        SpokenLines.in(Path.of("")),
        progress,
        System::nanoTime,
        new SecureRandom());
  }

  /** The same with somebody who sees each packet that comes in, as {@link PacketObserver} says. */
  public SimulatedCaller witnessedBy(PacketObserver other) {
    return new SimulatedCaller(settings, lines, progress, nanoTime, random, other);
  }

  /** Calls by the script; returns when the call is over and its recording is written. */
  public Result call(CallOrder order, CallScript script) throws InterruptedException {
    Map<ScriptStep, Clip> clips = new HashMap<>();
    List<String> problems = load(script, clips);
    if (!problems.isEmpty()) {
      return new Result.NotPlaced(problems);
    }
    try (RecordingThread recordings = new RecordingThread();
        MediaLoop media = new MediaLoop(mediaSettings(order), nanoTime, random)) {
      CallerEar ear = new CallerEar(settings);
      OpenAnswer opened = media.open(opening(order, ear, recordings));
      return opened instanceof OpenAnswer.Opened open
          ? call(order, script, clips, ear, open.line())
          : new Result.NotPlaced(
              List.of(
                  "no RTP socket at "
                      + IpLiteral.bare(order.bind())
                      + " ("
                      + ((OpenAnswer.Refused) opened).reason()
                      + "): bind an address of this machine"));
    }
  }

  /** All that is wrong with the lines of the script, in order; empty if all can be said. */
  public List<String> problems(CallScript script) {
    return load(script, new HashMap<>());
  }

  private List<String> load(CallScript script, Map<ScriptStep, Clip> clips) {
    List<String> problems = new ArrayList<>();
    int number = 0;
    for (ScriptStep step : script.steps()) {
      number++;
      if (step instanceof ScriptStep.Say say) {
        SpokenLines.Finding finding = lines.find(say.line(), script.voice());
        if (finding instanceof SpokenLines.Finding.Found found) {
          clips.put(step, Clips.spoken(say, found.samples(), settings.voicedLevel(), random));
        } else if (finding instanceof SpokenLines.Finding.Missing missing) {
          problems.add("step " + number + ": " + missing.sentence());
        }
      }
    }
    return problems;
  }

  /** What a mind thinks of during the call: the voice that reads it has to be there. */
  private Clip clip(ScriptStep.Say say, String voice) {
    SpokenLines.Finding finding = lines.find(say.line(), voice);
    if (finding instanceof SpokenLines.Finding.Found found) {
      return Clips.spoken(say, found.samples(), settings.voicedLevel(), random);
    }
    throw new IllegalStateException(((SpokenLines.Finding.Missing) finding).sentence());
  }

  private Result call(
      CallOrder order,
      CallScript script,
      Map<ScriptStep, Clip> clips,
      CallerEar ear,
      MediaLine line) {
    CallerLeg leg = new CallerLeg(order, ear, line, nanoTime, random);
    UserAgent.Start start = UserAgent.start(sipSettings(order), leg, CallerLeg.admission(), random);
    if (start instanceof UserAgent.Start.Failed failed) {
      return new Result.NotPlaced(List.of(failed.sentence()));
    }
    try (UserAgent agent = ((UserAgent.Start.Started) start).userAgent();
        line) {
      Function<ScriptStep.Say, Clip> spoken =
          say -> clips.computeIfAbsent(say, unforeseen -> clip(say, script.voice()));
      ScriptRun run = new ScriptRun(settings, script, spoken, leg, ear, progress, nanoTime);
      return new Result.Measured(run.call(agent, line, recordingName(order)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.NotPlaced(List.of("the call was interrupted"));
    }
  }

  private static @Nullable String recordingName(CallOrder order) {
    return order.recording() == null ? null : order.recording().toString();
  }

  private LineOpening opening(CallOrder order, CallerEar ear, RecordingThread recordings) {
    PacketObserver both =
        (at, sequence, stamp, samples, level) -> {
          ear.onPacket(at, sequence, stamp, samples, level);
          witness.onPacket(at, sequence, stamp, samples, level);
        };
    LineOpening opening = LineOpening.of(NOTHING, orphan -> {}).withObserver(both);
    return order.recording() == null
        ? opening
        : opening.withRecorder(new CallerLeft(recordings.record(order.recording())));
  }

  /** Records the caller left and the far end right: a line's recorder has it the other way. */
  private record CallerLeft(CallRecorder recorder) implements LineRecorder {
    @Override
    public void onTick(short[] inbound, short[] played, int length) {
      recorder.onTick(/* inbound= */ played, /* played= */ inbound, length);
    }

    @Override
    public void onClosed() {
      recorder.onClosed();
    }
  }

  private static MediaSettings mediaSettings(CallOrder order) {
    MediaSettings loopback = MediaSettings.loopback();
    return new MediaSettings(
        1,
        order.bind(),
        order.bind(),
        0,
        0,
        1,
        loopback.maxUtterances(),
        loopback.comfortNoiseAmplitude(),
        CATCH_UP_TICKS,
        loopback.maxLateTicks(),
        loopback.timings(),
        loopback.jitter());
  }

  /** Another node, which takes a call over, may ask from any address of the caller's network. */
  private static Optional<Network> neighbours(InetAddress own) {
    return own instanceof Inet4Address && !own.isAnyLocalAddress() && !own.isLoopbackAddress()
        ? Network.parse(IpLiteral.bare(own) + "/24")
        : Optional.empty();
  }

  private static SipSettings sipSettings(CallOrder order) {
    TransportSettings defaults =
        TransportSettings.of(
            List.of(
                ListenSettings.of(
                    order.transport(), IpLiteral.bare(order.bind()), order.bindPort())));
    List<Network> sources = new ArrayList<>(Network.LOOPBACK);
    Network.parse(IpLiteral.bare(order.destination().getAddress())).ifPresent(sources::add);
    neighbours(order.bind()).ifPresent(sources::add);
    return SipSettings.of(
        new TransportSettings(
            defaults.listen(),
            defaults.parseLimits(),
            sources,
            defaults.silentToOthers(),
            defaults.maxConnections(),
            defaults.maxConnectionsPerSource(),
            defaults.maxQueuedBytesPerConnection(),
            defaults.idleTimeout(),
            defaults.connectTimeout(),
            defaults.receiveBufferBytes(),
            defaults.logLinesPerSecond()));
  }
}
