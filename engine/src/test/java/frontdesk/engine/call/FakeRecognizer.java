package frontdesk.engine.call;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.SpeechRecognizer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An ear that remembers what reached it, and says only what the test makes it say. */
final class FakeRecognizer implements SpeechRecognizer {
  final List<Ear> sessions = new CopyOnWriteArrayList<>();

  /** So many of the next openings throw. */
  final AtomicInteger failingOpenings = new AtomicInteger();

  /** So many of the next frames make their session throw. */
  final AtomicInteger failingFrames = new AtomicInteger();

  /** One utterance's session. */
  final class Ear implements Session {
    final Request request;
    final Listener listener;
    final AtomicInteger frames = new AtomicInteger();
    final List<String> pauses = new CopyOnWriteArrayList<>();
    volatile boolean finished;
    volatile boolean cancelled;

    Ear(Request request, Listener listener) {
      this.request = request;
      this.listener = listener;
    }

    boolean open() {
      return !finished && !cancelled;
    }

    @Override
    public void audio(AudioFrame frame) {
      if (failingFrames.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("the engine broke");
      }
      frames.incrementAndGet();
    }

    @Override
    public boolean pause() {
      pauses.add("pause after " + frames);
      return true;
    }

    @Override
    public void goOn() {
      pauses.add("on after " + frames);
    }

    @Override
    public void finish() {
      finished = true;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  long openSessions() {
    return sessions.stream().filter(Ear::open).count();
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Session open(Request request, Listener listener) {
    if (failingOpenings.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("no engine");
    }
    Ear heard = new Ear(request, listener);
    sessions.add(heard);
    return heard;
  }

  @Override
  public void close() {
    sessions.clear();
  }
}
