package frontdesk.engine.call;

import frontdesk.protocol.audit.NodeMessage;
import frontdesk.protocol.id.CallId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;

/** Where the {@link Neighbours} of the other nodes are heard and told; one actor a node. */
final class NeighbourDesk {
  private static final ServiceKey<NodeMessage> KEY =
      ServiceKey.create(NodeMessage.class, "frontdesk-neighbours");

  /** So many are asked for in one report; the next one asks for others, or again. */
  private static final int ASKED_AT_ONCE = 100;

  /** Another node is to hear this. */
  record ToAll(Neighbours.Message message) implements NodeMessage {}

  /** The others are to hear how things stand here. */
  record Report() implements NodeMessage {}

  private record Found(Set<ActorRef<NodeMessage>> all) implements NodeMessage {}

  private final ActorContext<NodeMessage> context;
  private final Neighbours neighbours;
  private final Slots slots;
  private final Neighbours.Listener listener;
  private Set<ActorRef<NodeMessage>> others = Set.of();

  private NeighbourDesk(
      ActorContext<NodeMessage> context,
      Neighbours neighbours,
      Slots slots,
      Neighbours.Listener listener) {
    this.context = context;
    this.neighbours = neighbours;
    this.slots = slots;
    this.listener = listener;
  }

  static Behavior<NodeMessage> create(
      Neighbours neighbours, Slots slots, Neighbours.Listener listener, Duration interval) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(new Report(), interval);
                  var receptionist = context.getSystem().receptionist();
                  receptionist.tell(Receptionist.register(KEY, context.getSelf()));
                  receptionist.tell(
                      Receptionist.subscribe(
                          KEY,
                          context.messageAdapter(
                              Receptionist.Listing.class,
                              listing -> new Found(listing.getServiceInstances(KEY)))));
                  return new NeighbourDesk(context, neighbours, slots, listener).behavior();
                }));
  }

  private Behavior<NodeMessage> behavior() {
    return Behaviors.receive(NodeMessage.class)
        .onMessage(Found.class, this::onFound)
        .onMessage(Report.class, report -> onReport())
        .onMessage(ToAll.class, wish -> toAll(wish.message()))
        .onMessage(
            Neighbours.Room.class,
            room -> {
              neighbours.heard(room);
              return Behaviors.same();
            })
        .onMessage(
            Neighbours.TookOver.class,
            took -> {
              listener.onTookOver(took.call(), took.epoch());
              return Behaviors.same();
            })
        .onMessage(Neighbours.WhoHas.class, this::onWhoHas)
        .onMessage(
            Neighbours.Acknowledged.class,
            ack -> {
              listener.onAcknowledged(ack.call(), ack.number());
              return Behaviors.same();
            })
        .build();
  }

  /** Word that a call was taken over may have been lost: its line here would wait, then hang up. */
  private Behavior<NodeMessage> onReport() {
    List<CallId> unowned = listener.unowned(ASKED_AT_ONCE);
    if (!unowned.isEmpty()) {
      toAll(new Neighbours.WhoHas(unowned));
    }
    return toAll(neighbours.here(slots));
  }

  private Behavior<NodeMessage> onWhoHas(Neighbours.WhoHas question) {
    for (CallId call : question.calls()) {
      listener.tookOver(call).ifPresent(epoch -> toAll(new Neighbours.TookOver(call, epoch)));
    }
    return Behaviors.same();
  }

  private Behavior<NodeMessage> onFound(Found found) {
    Set<ActorRef<NodeMessage>> without = new HashSet<>(found.all());
    without.remove(context.getSelf());
    others = Set.copyOf(without);
    return toAll(neighbours.here(slots));
  }

  private Behavior<NodeMessage> toAll(Neighbours.Message message) {
    others.forEach(other -> other.tell(message));
    return Behaviors.same();
  }
}
