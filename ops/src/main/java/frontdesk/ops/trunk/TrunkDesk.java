package frontdesk.ops.trunk;

import frontdesk.ops.trunk.TrunkWords.DeskWords;
import frontdesk.ops.trunk.TrunkWords.Left;
import frontdesk.ops.trunk.TrunkWords.Place;
import frontdesk.ops.trunk.TrunkWords.Standing;
import frontdesk.ops.trunk.TrunkWords.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * One node's word to whoever registers: that it takes calls, and later that it takes no more. It
 * remembers what is registered, so that the next one to register can take back the contacts of a
 * node that died together with the one before.
 */
final class TrunkDesk {
  /** Confirmations are waited for by people who stop a node. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(200);

  private final ActorContext<DeskWords> context;
  private final String node;
  private final List<Place> places;
  private final ActorRef<TrunkWords> registrar;
  private final Map<String, Standing> known = new LinkedHashMap<>();
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean closing;
  private boolean left;

  private enum Tick implements DeskWords.Internal {
    INSTANCE
  }

  /** Takes no more calls; {@code done} is completed when none is sent. */
  record Leave(boolean closing, CompletableFuture<Void> done) implements DeskWords.Internal {}

  private TrunkDesk(
      ActorContext<DeskWords> context,
      String node,
      List<Place> places,
      ActorRef<TrunkWords> registrar) {
    this.context = context;
    this.node = node;
    this.places = List.copyOf(places);
    this.registrar = registrar;
  }

  static Behavior<DeskWords> create(
      String node, List<Place> places, ActorRef<TrunkWords> registrar, Duration announceEvery) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.INSTANCE, Duration.ZERO, announceEvery);
                  return new TrunkDesk(context, node, places, registrar).serving(timers::cancelAll);
                }));
  }

  private Behavior<DeskWords> serving(Runnable quiet) {
    return Behaviors.receive(DeskWords.class)
        .onMessageEquals(Tick.INSTANCE, this::onServing)
        .onMessage(Told.class, this::onTold)
        .onMessage(
            Leave.class,
            leave -> {
              quiet.run();
              return onLeave(leave);
            })
        .onMessageEquals(Left.INSTANCE, Behaviors::same)
        .build();
  }

  private Behavior<DeskWords> leaving() {
    return Behaviors.receive(DeskWords.class)
        .onMessageEquals(Tick.INSTANCE, this::onLeaving)
        .onMessage(Told.class, this::onTold)
        .onMessage(Leave.class, this::onLeave)
        .onMessageEquals(Left.INSTANCE, this::onLeft)
        .build();
  }

  private Behavior<DeskWords> onServing() {
    registrar.tell(new TrunkWords.Serving(context.getSelf(), node, places, standing()));
    return Behaviors.same();
  }

  private Behavior<DeskWords> onTold(Told told) {
    known.put(told.standing().trunk(), told.standing());
    return Behaviors.same();
  }

  private Behavior<DeskWords> onLeave(Leave leave) {
    waiting.add(leave.done());
    closing |= leave.closing();
    left = false;
    say();
    return leaving();
  }

  private Behavior<DeskWords> onLeaving() {
    if (!left) {
      say();
    }
    return Behaviors.same();
  }

  private void say() {
    registrar.tell(new TrunkWords.Leaving(context.getSelf(), closing, standing()));
    context.scheduleOnce(ASK_AGAIN, context.getSelf(), Tick.INSTANCE);
  }

  private Behavior<DeskWords> onLeft() {
    left = true;
    waiting.forEach(done -> done.complete(null));
    waiting.clear();
    return Behaviors.same();
  }

  private List<Standing> standing() {
    return List.copyOf(known.values());
  }
}
