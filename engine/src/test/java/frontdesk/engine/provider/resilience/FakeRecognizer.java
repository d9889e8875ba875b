package frontdesk.engine.provider.resilience;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recognizer that hears frame numbers: its transcript names the first and the last frame and
 * their count, so that a lost or repeated one shows.
 */
final class FakeRecognizer implements SpeechRecognizer {
  /** When and how it fails. */
  record Fault(Moment moment, Optional<Failure> failure) {
    static final Fault NONE = new Fault(Moment.NEVER, Optional.empty());

    /** Says nothing from that moment on. */
    static Fault stall(Moment moment) {
      return new Fault(moment, Optional.empty());
    }
  }

  enum Moment {
    NEVER,
    AT_OPEN,
    MID_SPEECH,
    AT_PAUSE,
    AT_FINISH
  }

  private static final int MID = 30;

  private final VirtualTime time;
  private final String name;
  private final List<String> languages;
  private final long finalAfter;
  Fault fault = Fault.NONE;

  /** Whether it makes final what came before a pause. */
  boolean finalizes;

  /** Pauses and goings on, with the number of frames before each. */
  final List<String> pauses = new ArrayList<>();

  int earsOpen;
  int earsMade;
  int expected;
  int cancelled;
  final List<Long> framesAt = new ArrayList<>();

  FakeRecognizer(VirtualTime time, String name, long finalAfter, String... languages) {
    this.time = time;
    this.name = name;
    this.finalAfter = finalAfter;
    this.languages = List.of(languages);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> languages() {
    return languages;
  }

  @Override
  public Ear ear() {
    earsMade++;
    earsOpen++;
    return new Ear() {
      @Override
      public void expect(Request next) {
        expected++;
      }

      @Override
      public Session open(Request request, Listener listener) {
        return FakeRecognizer.this.open(request, listener);
      }

      @Override
      public void close() {
        earsOpen--;
      }
    };
  }

  @Override
  public Session open(Request request, Listener listener) {
    Hearing hearing = new Hearing(listener);
    hearing.failAt(Moment.AT_OPEN);
    return hearing;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private final class Hearing implements Session {
    private final Listener listener;
    private final List<Integer> frames = new ArrayList<>();
    private boolean dead;

    Hearing(Listener listener) {
      this.listener = listener;
    }

    private void failAt(Moment moment) {
      if (fault.moment() == moment && !dead) {
        dead = true;
        fault.failure().ifPresent(listener::onFailed);
      }
    }

    @Override
    public void audio(AudioFrame frame) {
      framesAt.add(time.millis());
      frames.add((int) frame.samples()[0]);
      if (frames.size() == MID) {
        failAt(Moment.MID_SPEECH);
      }
      if (!dead && frames.size() % 25 == 0) {
        listener.onPartial(transcript("so far " + frames.size()));
      }
    }

    @Override
    public boolean pause() {
      pauses.add("pause after " + frames.size());
      failAt(Moment.AT_PAUSE);
      return finalizes;
    }

    @Override
    public void goOn() {
      pauses.add("on after " + frames.size());
    }

    @Override
    public void finish() {
      failAt(Moment.AT_FINISH);
      if (!dead) {
        var unused =
            time.timing()
                .after(
                    Duration.ofMillis(finalAfter),
                    () ->
                        listener.onFinal(
                            transcript(
                                name
                                    + " "
                                    + frames.get(0)
                                    + ".."
                                    + frames.get(frames.size() - 1)
                                    + " "
                                    + frames.stream().distinct().count()
                                    + "/"
                                    + frames.size())));
      }
    }

    @Override
    public void cancel() {
      cancelled++;
    }

    private Transcript transcript(String text) {
      return new Transcript("en", 0, Duration.ZERO, List.of(new Transcript.Hypothesis(text, 1)));
    }
  }
}
