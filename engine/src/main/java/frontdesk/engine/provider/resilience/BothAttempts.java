package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.Failure;
import java.time.Duration;

/** Tells two listeners, the first one first. */
record BothAttempts(Attempts one, Attempts other) implements Attempts {
  @Override
  public Attempt started(Port port, String provider, Reason reason) {
    return new Both(one.started(port, provider, reason), other.started(port, provider, reason));
  }

  @Override
  public void switched(Port port, String from, String to, Failure why) {
    one.switched(port, from, to, why);
    other.switched(port, from, to, why);
  }

  @Override
  public void gate(Port port, String provider, Standing standing, String why) {
    one.gate(port, provider, standing, why);
    other.gate(port, provider, standing, why);
  }

  private record Both(Attempt one, Attempt other) implements Attempt {
    @Override
    public void first(Duration after) {
      one.first(after);
      other.first(after);
    }

    @Override
    public void done(Amount amount, Duration after) {
      one.done(amount, after);
      other.done(amount, after);
    }

    @Override
    public void failed(Failure failure, Amount amount, Duration after) {
      one.failed(failure, amount, after);
      other.failed(failure, amount, after);
    }

    @Override
    public void cancelled(Amount amount, Duration after) {
      one.cancelled(amount, after);
      other.cancelled(amount, after);
    }
  }
}
