package frontdesk.engine.provider.resilience;

import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told of attempts, one short line each. */
final class Told implements Attempts {
  final List<String> lines = new ArrayList<>();
  final List<Amount> amounts = new ArrayList<>();

  @Override
  public Attempt started(Port port, String provider, Reason reason) {
    lines.add(provider + " " + reason);
    return new Attempt() {
      @Override
      public void first(Duration after) {
        lines.add(provider + " first " + after.toMillis());
      }

      @Override
      public void done(Amount amount, Duration after) {
        lines.add(provider + " done " + after.toMillis());
        amounts.add(amount);
      }

      @Override
      public void failed(Failure failure, Amount amount, Duration after) {
        lines.add(provider + " failed " + failure);
        amounts.add(amount);
      }

      @Override
      public void cancelled(Amount amount, Duration after) {
        lines.add(provider + " cancelled");
        amounts.add(amount);
      }
    };
  }

  @Override
  public void switched(Port port, String from, String to, Failure why) {
    lines.add(from + " > " + to + " " + why);
  }

  @Override
  public void gate(Port port, String provider, Standing standing, String why) {
    lines.add(provider + " " + standing);
  }
}
