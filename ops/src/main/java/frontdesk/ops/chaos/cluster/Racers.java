package frontdesk.ops.chaos.cluster;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.ToolDesk;
import frontdesk.ops.node.FrontdeskNode;
import frontdesk.protocol.booking.CommandKey;
import frontdesk.protocol.booking.LedgerProtocol;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.booking.SlotQuery;
import frontdesk.protocol.id.AppointmentId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.CommandId;
import frontdesk.protocol.id.HoldId;
import frontdesk.protocol.id.PatientId;
import frontdesk.protocol.id.ShardId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many attempts at one slot of a node's first clinic, by the ledger's own commands. */
final class Racers {
  private static final Logger LOG = LoggerFactory.getLogger(Racers.class);

  /** All attempts of all nodes wait in one queue: that of the ledger. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The same command again, with the same key: done once however often it is asked. */
  private static final int TRIES = 5;

  private static final int AT_ONCE = 200;
  private static final int OFFERS = 20;

  /** Losers who also try whether they can have another time that they are offered. */
  private static final int TRYING = 25;

  private final FrontdeskNode node;
  private final Catalogue catalogue;
  private final SecureRandom random = new SecureRandom();

  /** One at a time: what losers keep to try it must leave true offers for the others. */
  private final Semaphore trying = new Semaphore(1);

  Racers(FrontdeskNode node) {
    this.node = node;
    this.catalogue = node.configuration().catalogues().all().get(0).catalogue();
  }

  /** The first free slot. */
  Slot slot() throws InterruptedException, ExecutionException, TimeoutException {
    return free().get(0);
  }

  private List<Slot> free() throws InterruptedException, ExecutionException, TimeoutException {
    SlotQuery any =
        new SlotQuery(
            catalogue.services().get(0).id(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OFFERS);
    return this.<LedgerProtocol.FreeSlots>ask(to -> new LedgerProtocol.FindFree(any, to)).slots();
  }

  private <R> R ask(Function<ActorRef<R>, LedgerProtocol.Command> command)
      throws InterruptedException, ExecutionException, TimeoutException {
    ToolDesk.Desk<LedgerProtocol.Command> ledger = node.desks(catalogue.id()).ledger();
    CompletionStage<R> answer = ledger.ask(command, PATIENCE);
    return answer.toCompletableFuture().get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
  }

  /** So many try to keep the slot, many at once. */
  RaceTally race(Slot slot, int attempts) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<RaceTally>> running = new ArrayList<>();
      for (int i = 0; i < attempts; i++) {
        boolean tries = i % Math.max(1, attempts / TRYING) == 0;
        running.add(threads.submit(() -> attempt(slot, tries)));
      }
      RaceTally all = new RaceTally(0, 0, 0, 0, 0, 0, 0);
      for (Future<RaceTally> one : running) {
        all = all.plus(one.get());
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private RaceTally attempt(Slot slot, boolean tries) throws InterruptedException {
    HoldId hold = new HoldId(name("h"));
    LedgerProtocol.Answer answer = place(slot, hold);
    if (answer instanceof LedgerProtocol.Held) {
      AppointmentId appointment = new AppointmentId(name("a"));
      CommandKey key = key();
      LedgerProtocol.Answer booked =
          tried(
              to ->
                  new LedgerProtocol.ConfirmHold(
                      key, hold, appointment, new PatientId(name("p")), Optional.empty(), to));
      boolean told = booked instanceof LedgerProtocol.Booked;
      if (!told) {
        LOG.warn("the winner was answered {}", booked.getClass().getSimpleName());
      }
      return new RaceTally(1, 1, 0, 0, told ? 1 : 0, 0, 0);
    }
    if (!answer.equals(new LedgerProtocol.Refused(Refusal.SLOT_NOT_FREE))) {
      return new RaceTally(1, 0, 0, 1, 0, 0, 0);
    }
    return new RaceTally(1, 0, 1, 0, 0, 1, offeredTruly(slot, tries) ? 0 : 1);
  }

  private LedgerProtocol.Answer place(Slot slot, HoldId hold) throws InterruptedException {
    CallId call =
        CallId.create(ShardId.of(node.configuration().settings().node().name(), 0), random);
    CommandKey key = key();
    return tried(to -> new LedgerProtocol.PlaceHold(key, hold, slot, call, Duration.ZERO, to));
  }

  /**
   * Whether other times are offered, none of them the lost one, and, if it tries, one that can be
   * kept. One that somebody else keeps in between was true when it was offered; of a whole page
   * they cannot all be gone.
   */
  private boolean offeredTruly(Slot slot, boolean tries) throws InterruptedException {
    List<Slot> offers = offers();
    boolean others = !offers.isEmpty() && offers.stream().noneMatch(offer -> clashes(offer, slot));
    return others && (!tries || canBeKept(offers));
  }

  /** A question changes nothing: it may be asked again. */
  private List<Slot> offers() throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      try {
        return free();
      } catch (ExecutionException | TimeoutException noAnswer) {
        LOG.debug("no answer to a question for free times", noAnswer);
      }
    }
    return List.of();
  }

  private static boolean clashes(Slot one, Slot other) {
    return one.practitioner().equals(other.practitioner())
        && one.overlaps(other.start(), other.end());
  }

  private boolean canBeKept(List<Slot> offers) throws InterruptedException {
    trying.acquire();
    try {
      for (Slot offer : offers) {
        HoldId hold = new HoldId(name("h"));
        if (place(offer, hold) instanceof LedgerProtocol.Held) {
          CommandKey key = key();
          tried(to -> new LedgerProtocol.ReleaseHold(key, hold, to));
          return true;
        }
      }
      return false;
    } finally {
      trying.release();
    }
  }

  private LedgerProtocol.Answer tried(
      Function<ActorRef<LedgerProtocol.Answer>, LedgerProtocol.Command> command)
      throws InterruptedException {
    LedgerProtocol.Answer answer = new LedgerProtocol.OutcomeUnknown();
    for (int i = 0; i < TRIES && answer instanceof LedgerProtocol.OutcomeUnknown; i++) {
      try {
        answer = ask(command);
      } catch (ExecutionException | TimeoutException noAnswer) {
        answer = new LedgerProtocol.OutcomeUnknown();
      }
    }
    return answer;
  }

  private CommandKey key() {
    return new CommandKey(new CommandId(name("k")), Clock.systemUTC().instant());
  }

  private String name(String kind) {
    return kind + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
  }
}
