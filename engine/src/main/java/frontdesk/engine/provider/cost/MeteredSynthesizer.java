package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.SpeechSynthesizer;
import frontdesk.protocol.provider.Used;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A synthesizer as one call uses it: a text is reserved before it is spoken, and counts whole once
 * it was sent, as vendors count it, however much of it was heard. Refused, it fails as one that was
 * not tried.
 *
 * <p>Closing it closes nothing: the synthesizer is the node's.
 */
public final class MeteredSynthesizer implements SpeechSynthesizer {
  private final SpeechSynthesizer inner;
  private final Meter meter;
  private final Meter.Payee payee;

  /**
   * @param payee the provider by its name in the settings, which several of one kind tell apart
   */
  public MeteredSynthesizer(SpeechSynthesizer inner, Meter meter, Meter.Payee payee) {
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
  public String sound(Manner manner) {
    return inner.sound(manner);
  }

  @Override
  public Utterance speak(String text, Manner manner, Listener listener) {
    Metered utterance = new Metered(text, manner, listener);
    meter.reserve(payee, Used.text(text)).thenAccept(utterance::onLeave);
    return utterance;
  }

  @Override
  public void close() {
    // It is not this call's to close.
  }

  private final class Metered implements Utterance {
    private final String text;
    private final Manner manner;
    private final Listener listener;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private volatile @Nullable Utterance utterance;
    private volatile Failure failure = Failure.BROKEN;
    private volatile boolean cancelled;

    Metered(String text, Manner manner, Listener listener) {
      this.text = text;
      this.manner = manner;
      this.listener = listener;
    }

    void onLeave(Meter.Leave leave) {
      if (leave instanceof Meter.Refused refused) {
        fail(refused.refusal().failure(), Outcome.BUSY);
        return;
      }
      Meter.Hold hold = ((Meter.Granted) leave).hold();
      if (cancelled) {
        hold.release();
        done.complete(Outcome.CANCELLED);
        return;
      }
      Utterance started = inner.speak(text, manner, listener);
      utterance = started;
      if (cancelled) { // meanwhile, by whoever saw no utterance yet
        started.cancel();
      }
      started
          .done()
          .thenAccept(
              outcome -> {
                Failure why = started.failure();
                settle(hold, outcome, why);
                fail(why, outcome);
              });
    }

    private void settle(Meter.Hold hold, Outcome outcome, Failure why) {
      switch (outcome) {
        case COMPLETE, CANCELLED -> hold.settle(Used.text(text), false);
        case BUSY -> hold.release();
        case BROKEN -> {
          boolean untried =
              switch (why.kind()) {
                case BUSY, WITHHELD, LIMITED, REFUSED, CLOSED -> true;
                case BROKEN, LATE -> false;
              };
          // Whether the vendor counted it, nobody tells.
          hold.settle(untried ? Used.NOTHING : Used.text(text), true);
        }
      }
    }

    private void fail(Failure why, Outcome outcome) {
      failure = why;
      done.complete(outcome);
    }

    @Override
    public void cancel() {
      cancelled = true;
      Utterance started = utterance;
      if (started != null) {
        started.cancel();
      }
    }

    @Override
    public boolean asAsked() {
      Utterance started = utterance;
      return started != null && started.asAsked();
    }

    @Override
    public CompletionStage<Outcome> done() {
      return done;
    }

    @Override
    public Failure failure() {
      return failure;
    }
  }
}
