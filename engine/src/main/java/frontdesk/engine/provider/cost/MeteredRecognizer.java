package frontdesk.engine.provider.cost;

import frontdesk.protocol.media.AudioFrame;
import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechRecognizer;
import frontdesk.protocol.provider.Transcript;
import frontdesk.protocol.provider.Used;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A recognizer as one call uses it: each utterance is reserved at its longest before it is heard,
 * and settled by the audio that was sent. Audio that comes while the account is asked waits; what
 * is longer than the reservation is not sent. Refused, it fails as one that was not tried.
 *
 * <p>Closing it closes nothing: the recognizer is the node's.
 */
public final class MeteredRecognizer implements SpeechRecognizer {
  private static final long MILLIS = 1_000;

  private final SpeechRecognizer inner;
  private final Meter meter;
  private final Meter.Payee payee;

  /**
   * @param payee the provider by its name in the settings, which several of one kind tell apart
   */
  public MeteredRecognizer(SpeechRecognizer inner, Meter meter, Meter.Payee payee) {
    this.inner = inner;
    this.meter = meter;
    this.payee = payee;
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public List<String> languages() {
    return inner.languages();
  }

  @Override
  public Session open(Request request, Listener listener) {
    return open(inner::open, request, listener);
  }

  @Override
  public Ear ear() {
    return new MeteredEar(inner.ear());
  }

  @Override
  public void close() {
    // It is not this call's to close.
  }

  private Metered open(Opener opener, Request request, Listener listener) {
    Metered session = new Metered(opener, request, listener);
    meter.reserve(payee, Used.time(request.maxDuration())).thenAccept(session::onLeave);
    return session;
  }

  private interface Opener {
    Session open(Request request, Listener listener);
  }

  private final class MeteredEar implements Ear {
    private final Ear ear;
    private @Nullable Metered last;

    MeteredEar(Ear ear) {
      this.ear = ear;
    }

    @Override
    public void expect(Request next) {
      meter.foresee(payee, Used.time(next.maxDuration()));
      ear.expect(next);
    }

    @Override
    public Session open(Request request, Listener listener) {
      Metered session = MeteredRecognizer.this.open(ear::open, request, listener);
      last = session;
      return session;
    }

    @Override
    public void close() {
      if (last != null) {
        last.abandon();
      }
      ear.close();
    }
  }

  /**
   * One utterance. The lock keeps frames in order while leave comes from another thread; what the
   * recognizer reports never waits for it.
   */
  private static final class Metered implements Session, Listener {
    private final Opener opener;
    private final Request request;
    private final Listener listener;
    private final long mostSamples;
    private final Queue<AudioFrame> early = new ArrayDeque<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong samples = new AtomicLong();
    private volatile Meter.@Nullable Hold hold;
    private volatile @Nullable Session session;
    private long earlySamples;
    private boolean paused;
    private boolean finished;

    Metered(Opener opener, Request request, Listener listener) {
      this.opener = opener;
      this.request = request;
      this.listener = listener;
      this.mostSamples = request.maxDuration().toMillis() * AudioFrame.SAMPLE_RATE_HZ / MILLIS;
    }

    void onLeave(Meter.Leave leave) {
      if (leave instanceof Meter.Granted granted) {
        start(granted.hold());
      } else if (leave instanceof Meter.Refused refused && end()) {
        listener.onFailed(refused.refusal().failure());
      }
    }

    private synchronized void start(Meter.Hold granted) {
      if (over.get()) {
        granted.release();
        return;
      }
      hold = granted;
      Session opened = opener.open(request, this);
      early.forEach(frame -> send(opened, frame));
      early.clear();
      session = opened;
      if (over.get()) { // cancelled meanwhile, by whoever saw no session yet
        opened.cancel();
        settle(false);
      } else if (finished) {
        opened.finish();
      } else if (paused) {
        opened.pause();
      }
    }

    @Override
    public synchronized void audio(AudioFrame frame) {
      Session opened = session;
      if (over.get()) {
        return;
      }
      if (opened != null) {
        send(opened, frame);
      } else if (earlySamples + frame.samples().length <= mostSamples) {
        earlySamples += frame.samples().length;
        early.add(frame);
      }
    }

    private void send(Session to, AudioFrame frame) {
      if (samples.get() + frame.samples().length <= mostSamples) {
        samples.addAndGet(frame.samples().length);
        to.audio(frame);
      }
    }

    @Override
    public synchronized boolean pause() {
      paused = true;
      Session opened = session;
      return opened != null && !over.get() && opened.pause();
    }

    @Override
    public synchronized void goOn() {
      paused = false;
      Session opened = session;
      if (opened != null && !over.get()) {
        opened.goOn();
      }
    }

    @Override
    public synchronized void finish() {
      finished = true;
      Session opened = session;
      if (opened != null && !over.get()) {
        opened.finish();
      }
    }

    @Override
    public void cancel() {
      if (end()) {
        Session opened = session;
        if (opened != null) {
          opened.cancel();
        }
        settle(false);
      }
    }

    /** Whoever listened is gone, and its recognizer with it. */
    void abandon() {
      if (end()) {
        settle(false);
      }
    }

    @Override
    public void onPartial(Transcript partial) {
      if (!over.get()) {
        listener.onPartial(partial);
      }
    }

    @Override
    public void onLikelyFinished(Transcript partial) {
      if (!over.get()) {
        listener.onLikelyFinished(partial);
      }
    }

    @Override
    public void onFinal(Transcript transcript) {
      if (end()) {
        settle(false);
        listener.onFinal(transcript);
      }
    }

    @Override
    public void onFailed(Failure failure) {
      if (end()) {
        settle(true);
        listener.onFailed(failure);
      }
    }

    private boolean end() {
      return over.compareAndSet(false, true);
    }

    private void settle(boolean failed) {
      Meter.Hold granted = hold;
      if (granted != null) {
        long sent = samples.get() * MILLIS / AudioFrame.SAMPLE_RATE_HZ;
        granted.settle(Used.time(Duration.ofMillis(sent)), failed);
      }
    }
  }
}
