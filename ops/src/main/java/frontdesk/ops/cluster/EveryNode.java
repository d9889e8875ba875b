package frontdesk.ops.cluster;

import frontdesk.ops.cluster.ReadingWords.HasRead;
import frontdesk.ops.cluster.ReadingWords.ReadAgain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;

/**
 * Has every node of the cluster read its own files again, and gathers what came of it.
 *
 * <p>A node is asked by the path of its actor, so that one of an older build, which has none, is
 * found out at once: it counts as not reached, like one that gives no answer in time.
 */
public final class EveryNode {
  private static final String NAME = "reading-again";

  /** An answer has to fit into one frame of the cluster, which holds 256 KiB. */
  private static final int MOST_LINES = 200;

  /** What a reading came to. */
  public enum How {
    /** New calls work with what was read. */
    RELOADED,
    /** It is as it was. */
    UNCHANGED,
    /** Something is wrong, and the node goes on with what it has. */
    REFUSED,
    /** Nobody knows: the node was not reached. */
    SILENT
  }

  /**
   * What one node's reading came to.
   *
   * @param lines the clinics that had changed, or all problems
   */
  public record Reading(How how, List<String> lines) {
    private static final Reading NONE = new Reading(How.SILENT, List.of());

    public Reading {
      lines = List.copyOf(lines);
    }

    private Reading bounded() {
      if (lines.size() <= MOST_LINES) {
        return this;
      }
      List<String> fewer = new ArrayList<>(lines.subList(0, MOST_LINES));
      fewer.add("and " + (lines.size() - MOST_LINES) + " more");
      return new Reading(how, fewer);
    }
  }

  /**
   * The same, and of which node.
   *
   * @param node its address in the cluster
   */
  public record OfNode(String node, Reading reading) {}

  private final ActorSystem<?> system;
  private final Supplier<Reading> own;

  private EveryNode(ActorSystem<?> system, Supplier<Reading> own) {
    this.system = system;
    this.own = own;
  }

  /**
   * Lets the others ask this node.
   *
   * @param own reads this node's own files; blocking, on any thread, one reading at a time
   */
  public static EveryNode of(ActorSystem<?> system, Supplier<Reading> own) {
    system.systemActorOf(answering(own), NAME, DispatcherSelector.blocking());
    return new EveryNode(system, own);
  }

  private static Behavior<ReadingWords> answering(Supplier<Reading> own) {
    return Behaviors.receive(ReadingWords.class)
        .onMessage(
            ReadAgain.class,
            asked -> {
              asked.replyTo().tell(new HasRead(own.get().bounded()));
              return Behaviors.same();
            })
        .build();
  }

  /**
   * Every node that is up, by its address. Blocking.
   *
   * @param timeout for the others to answer
   */
  public List<OfNode> readAgain(Duration timeout) {
    Member self = Cluster.get(system).selfMember();
    List<CompletionStage<OfNode>> others =
        members().stream()
            .filter(member -> member.status() == MemberStatus.up())
            .filter(member -> !member.uniqueAddress().equals(self.uniqueAddress()))
            .map(
                member ->
                    ask(member, timeout).thenApply(read -> new OfNode(addressOf(member), read)))
            .toList();
    List<OfNode> all = new ArrayList<>();
    all.add(new OfNode(addressOf(self), own.get()));
    others.forEach(other -> all.add(other.toCompletableFuture().join()));
    all.sort(Comparator.comparing(OfNode::node));
    return List.copyOf(all);
  }

  private List<Member> members() {
    return StreamSupport.stream(Cluster.get(system).state().getMembers().spliterator(), false)
        .toList();
  }

  private static String addressOf(Member member) {
    return member.address().hostPort().replaceFirst("^.*@", "");
  }

  private CompletionStage<Reading> ask(Member member, Duration timeout) {
    CompletableFuture<Reading> answer =
        Adapter.toClassic(system)
            .actorSelection(member.address() + "/system/" + NAME)
            .resolveOne(timeout)
            .thenCompose(found -> ask(Adapter.<ReadingWords>toTyped(found), timeout))
            .thenApply(HasRead::reading)
            .toCompletableFuture();
    return answer
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(notReached -> Reading.NONE);
  }

  private CompletionStage<HasRead> ask(ActorRef<ReadingWords> node, Duration timeout) {
    return AskPattern.ask(node, ReadAgain::new, timeout, system.scheduler());
  }
}
