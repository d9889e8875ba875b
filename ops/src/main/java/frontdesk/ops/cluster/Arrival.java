package frontdesk.ops.cluster;

import frontdesk.config.ClusterSettings;
import frontdesk.config.NodeAddress;
import frontdesk.ops.cluster.Joining.Outcome;
import frontdesk.ops.cluster.PortProbe.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/** Waits until this node is a member whose name nobody else has, or says why it is none. */
final class Arrival {
  /** How long a port may take to answer; at start only, so it can be generous. */
  static final Duration PROBE = Duration.ofMillis(800);

  private static final Duration LOOK = Duration.ofMillis(50);

  private final ActorContext<Message> context;
  private final Cluster cluster;
  private final String nodeName;
  private final ClusterSettings settings;
  private final List<NodeAddress> seeds;
  private final Duration patience;
  private final CompletableFuture<Outcome> outcome;
  private final PortProbe probe;
  private boolean asking;

  sealed interface Message {}

  private enum Tick implements Message {
    LOOK,
    GIVE_UP
  }

  /** Whether an older node with our name answers. */
  private record NamesakeAsked(NodeAddress node, Answer answer) implements Message {}

  private record SeedsAsked(List<Answer> answers) implements Message {}

  private Arrival(
      ActorContext<Message> context,
      String nodeName,
      ClusterSettings settings,
      Duration patience,
      CompletableFuture<Outcome> outcome) {
    this.context = context;
    this.cluster = Cluster.get(context.getSystem());
    this.nodeName = nodeName;
    this.settings = settings;
    this.seeds = settings.seedNodes();
    this.patience = patience;
    this.outcome = outcome;
    this.probe =
        new PortProbe(
            context.getSystem().dispatchers().lookup(DispatcherSelector.blocking()), PROBE);
  }

  static Behavior<Message> create(
      String nodeName,
      ClusterSettings settings,
      Duration patience,
      CompletableFuture<Outcome> outcome) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startTimerWithFixedDelay(Tick.LOOK, LOOK);
                  timers.startSingleTimer(Tick.GIVE_UP, patience);
                  return new Arrival(context, nodeName, settings, patience, outcome).waiting();
                }));
  }

  private Behavior<Message> waiting() {
    return Behaviors.receive(Message.class)
        .onMessageEquals(Tick.LOOK, this::onLook)
        .onMessageEquals(Tick.GIVE_UP, this::onGiveUp)
        .onMessage(NamesakeAsked.class, this::onNamesakeAsked)
        .onMessage(SeedsAsked.class, this::onSeedsAsked)
        .build();
  }

  private Behavior<Message> onLook() {
    if (cluster.selfMember().status() != MemberStatus.up()) {
      return Behaviors.same();
    }
    Optional<Member> namesake = olderNamesake();
    if (namesake.isEmpty()) {
      return ended(new Outcome.Joined());
    }
    Member other = namesake.get();
    // One that leaves, or that others miss, will be gone soon: this is its restart.
    if (!asking && other.status() == MemberStatus.up() && !unreachable().contains(other)) {
      asking = true;
      NodeAddress node = nodeOf(other);
      context.pipeToSelf(
          probe.ask(node),
          (answer, failure) -> new NamesakeAsked(node, failure == null ? answer : Answer.SILENT));
    }
    return Behaviors.same();
  }

  /** A name that two newcomers bring belongs to the older one; both see the same order. */
  private Optional<Member> olderNamesake() {
    Member self = cluster.selfMember();
    return StreamSupport.stream(state().getMembers().spliterator(), false)
        .filter(member -> !member.uniqueAddress().equals(self.uniqueAddress()))
        .filter(member -> NodeRole.nameOf(member).filter(nodeName::equals).isPresent())
        .filter(member -> member.isOlderThan(self))
        .findFirst();
  }

  private Behavior<Message> onNamesakeAsked(NamesakeAsked asked) {
    asking = false;
    // Refused or silent: it has died, and is removed before long.
    return asked.answer() == Answer.OPEN && olderNamesake().isPresent()
        ? ended(
            new Outcome.Failed(
                "a node named %s is in the cluster already, at %s: names are unique, as call ids begin with them"
                    .formatted(nodeName, asked.node())))
        : Behaviors.same();
  }

  private Behavior<Message> onGiveUp() {
    Optional<Member> namesake = olderNamesake();
    MemberStatus status = cluster.selfMember().status();
    if (status == MemberStatus.up() && namesake.isPresent()) {
      return failed(
          "another node named %s, at %s, is still being removed from the cluster"
              .formatted(nodeName, nodeOf(namesake.get())));
    }
    if (status == MemberStatus.joining() || status == MemberStatus.weaklyUp()) {
      String missing =
          unreachable().stream().map(m -> nodeOf(m).toString()).collect(Collectors.joining(", "));
      return failed(
          missing.isEmpty()
              ? "the cluster knows this node, but its members do not agree to take it in"
              : "the cluster takes nobody in while members are unreachable: " + missing);
    }
    if (seeds.isEmpty()) {
      return failed(
          "discovery has found no cluster, and not the %d nodes that may start one"
              .formatted(settings.discovery().required()));
    }
    List<CompletionStage<Answer>> asked = seeds.stream().map(probe::ask).toList();
    context.pipeToSelf(
        CompletableFuture.allOf(
                asked.stream()
                    .map(CompletionStage::toCompletableFuture)
                    .toArray(CompletableFuture[]::new))
            .thenApply(
                all -> asked.stream().map(stage -> stage.toCompletableFuture().join()).toList()),
        (answers, failure) -> new SeedsAsked(failure == null ? answers : List.of()));
    return Behaviors.same();
  }

  private Behavior<Message> onSeedsAsked(SeedsAsked asked) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < Math.min(seeds.size(), asked.answers().size()); i++) {
      found.add(
          seeds.get(i)
              + switch (asked.answers().get(i)) {
                case OPEN -> " answers, but is in no cluster yet or trusts other certificates";
                case REFUSED -> " has nobody listening";
                case SILENT -> " does not answer";
              });
    }
    return failed("none of its seed nodes lets it in: " + String.join(", ", found));
  }

  private Behavior<Message> failed(String why) {
    return ended(
        new Outcome.Failed(
            "the node is not in the cluster after %d s: %s".formatted(patience.toSeconds(), why)));
  }

  private Behavior<Message> ended(Outcome what) {
    outcome.complete(what);
    return Behaviors.stopped();
  }

  private Set<Member> unreachable() {
    return state().getUnreachable();
  }

  private CurrentClusterState state() {
    return cluster.state();
  }

  private static NodeAddress nodeOf(Member member) {
    return Incarnation.nodeOf(member.address());
  }
}
