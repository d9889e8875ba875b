package frontdesk.ops.trunk;

import frontdesk.config.TrunkSettings;
import frontdesk.config.TrunkingSettings;
import frontdesk.engine.sip.UserAgent;
import frontdesk.ops.cluster.NodeRole;
import frontdesk.ops.trunk.TrunkWords.DeskWords;
import frontdesk.ops.trunk.TrunkWords.Leaving;
import frontdesk.ops.trunk.TrunkWords.Left;
import frontdesk.ops.trunk.TrunkWords.Serving;
import frontdesk.ops.trunk.TrunkWords.Standing;
import frontdesk.ops.trunk.TrunkWords.Told;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Registers for all nodes; one in the cluster, on its oldest node. A node is registered as long as
 * its desk lives and has not said that it leaves; the cluster tells when it is dead.
 *
 * <p>When this actor moves to another node it takes nothing back: the next one registers the same
 * contacts again, and takes back those of nodes that are gone, which the desks remember.
 */
final class TrunkRegistrar {
  private final ActorContext<TrunkWords> context;
  private final List<TrunkAccount> accounts;
  private final Map<ActorRef<DeskWords>, Serving> serving = new HashMap<>();
  private final Set<ActorRef<DeskWords>> leaving = new LinkedHashSet<>();
  private boolean begun;
  private boolean resting;

  private enum Tick implements TrunkWords.Internal {
    SETTLED
  }

  /** A node's desk ended, or its node is dead. */
  record Gone(ActorRef<DeskWords> desk) implements TrunkWords.Internal {}

  /** Something became of an account; run by this actor. */
  record OfAccount(Runnable what) implements TrunkWords.Internal {}

  private TrunkRegistrar(
      ActorContext<TrunkWords> context,
      List<TrunkSettings> trunks,
      TrunkingSettings settings,
      UserAgent userAgent) {
    this.context = context;
    ActorRef<TrunkWords> self = context.getSelf();
    this.accounts =
        trunks.stream()
            .map(
                trunk ->
                    new TrunkAccount(
                        trunk,
                        settings,
                        userAgent,
                        new SystemLookup(context.getSystem()),
                        what -> self.tell(new OfAccount(what))))
            .toList();
  }

  static Behavior<TrunkWords> create(
      List<TrunkSettings> trunks, TrunkingSettings settings, UserAgent userAgent) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> {
                  timers.startSingleTimer(Tick.SETTLED, settings.settle());
                  return new TrunkRegistrar(context, trunks, settings, userAgent).receiving();
                }));
  }

  private Behavior<TrunkWords> receiving() {
    return Behaviors.receive(TrunkWords.class)
        .onMessage(Serving.class, this::onServing)
        .onMessage(Leaving.class, this::onLeaving)
        .onMessage(OfAccount.class, this::onAccount)
        .onMessage(Gone.class, this::onGone)
        .onMessageEquals(Tick.SETTLED, this::onSettled)
        .onSignal(PostStop.class, stopped -> onStop())
        .build();
  }

  private Behavior<TrunkWords> onServing(Serving node) {
    if (resting || leaving.contains(node.desk())) {
      return Behaviors.same();
    }
    boolean isNew = serving.put(node.desk(), node) == null;
    if (isNew) {
      context.watchWith(node.desk(), new Gone(node.desk()));
      learn(node.known());
      correct();
      accounts.forEach(account -> tell(node.desk(), account));
    }
    return Behaviors.same();
  }

  private Behavior<TrunkWords> onLeaving(Leaving node) {
    if (resting) {
      return Behaviors.same(); // the next one hears of it
    }
    if (leaving.add(node.desk())) {
      context.watchWith(node.desk(), new Gone(node.desk()));
      learn(node.known());
    }
    serving.remove(node.desk());
    correct();
    if (isOut()) {
      node.desk().tell(Left.INSTANCE);
      if (node.closing() && isHere(node.desk())) {
        resting = true;
        accounts.forEach(TrunkAccount::handOver);
      }
    }
    return Behaviors.same();
  }

  private static boolean isHere(ActorRef<DeskWords> desk) {
    return desk.path().address().hasLocalScope();
  }

  private Behavior<TrunkWords> onGone(Gone gone) {
    leaving.remove(gone.desk());
    if (serving.remove(gone.desk()) != null) {
      correct();
    }
    return Behaviors.same();
  }

  private Behavior<TrunkWords> onSettled() {
    begun = true;
    correct();
    return Behaviors.same();
  }

  private Behavior<TrunkWords> onAccount(OfAccount event) {
    if (!resting) {
      event.what().run();
      accounts.stream()
          .filter(TrunkAccount::hasNews)
          .forEach(account -> serving.keySet().forEach(desk -> tell(desk, account)));
      accounts.forEach(TrunkAccount::told);
    }
    return Behaviors.same();
  }

  private Behavior<TrunkWords> onStop() {
    accounts.forEach(TrunkAccount::handOver);
    return Behaviors.same();
  }

  private void learn(List<Standing> known) {
    for (Standing standing : known) {
      accounts.stream()
          .filter(account -> account.name().equals(standing.trunk()))
          .forEach(account -> account.learn(standing.contacts()));
    }
  }

  private static void tell(ActorRef<DeskWords> desk, TrunkAccount account) {
    account.standing().ifPresent(standing -> desk.tell(new Told(standing)));
  }

  /** Lets the accounts want what the nodes that serve now offer. */
  private void correct() {
    begun = begun || isComplete();
    if (begun && !resting) {
      List<Serving> nodes =
          serving.values().stream().sorted(Comparator.comparing(Serving::node)).toList();
      accounts.forEach(account -> account.want(nodes));
    }
  }

  private boolean isOut() {
    return accounts.stream().allMatch(TrunkAccount::isAsWanted);
  }

  /**
   * Whether every member has told where it takes calls, or that it takes no more: before, what
   * stands for the silent ones would be taken back.
   */
  private boolean isComplete() {
    Cluster cluster = Cluster.get(context.getSystem());
    Set<Address> told =
        Stream.concat(serving.keySet().stream(), leaving.stream())
            .map(desk -> isHere(desk) ? cluster.selfMember().address() : desk.path().address())
            .collect(Collectors.toSet());
    return StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
        .filter(member -> member.status() == MemberStatus.up())
        .filter(member -> NodeRole.nameOf(member).isPresent())
        .allMatch(member -> told.contains(member.address()));
  }
}
