package frontdesk.engine.provider.wire;

import frontdesk.protocol.provider.Failure;
import java.time.Duration;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;

/**
 * Fails a stream whose first piece, or the next one, does not come in time: LATE {@code first-byte}
 * or LATE {@code idle}. Only waiting counts: the time that the receiver takes is its own.
 */
public final class Deadlines<T> extends GraphStage<FlowShape<T, T>> {
  private final Inlet<T> in = Inlet.create("Deadlines.in");
  private final Outlet<T> out = Outlet.create("Deadlines.out");
  private final FlowShape<T, T> shape = FlowShape.of(in, out);
  private final Duration first;
  private final Duration idle;

  public Deadlines(Duration first, Duration idle) {
    this.first = first;
    this.idle = idle;
  }

  @Override
  public FlowShape<T, T> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inheritedAttributes) {
    return new Logic();
  }

  private final class Logic extends TimerGraphStageLogic {
    private boolean begun;

    Logic() {
      super(shape);
      setHandler(
          in,
          new AbstractInHandler() {
            @Override
            public void onPush() {
              begun = true;
              cancelTimer(Deadlines.this);
              push(out, grab(in));
            }
          });
      setHandler(
          out,
          new AbstractOutHandler() {
            @Override
            public void onPull() {
              scheduleOnce(Deadlines.this, begun ? idle : first);
              pull(in);
            }
          });
    }

    @Override
    public void onTimer(Object key) {
      failStage(
          new ProviderFailedException(
              Failure.of(Failure.Kind.LATE, begun ? "idle" : "first-byte")));
    }
  }
}
