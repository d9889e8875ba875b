package frontdesk.engine.provider.cost;

import frontdesk.protocol.provider.Failure;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts what one call uses of what costs money, and asks before it is used. Any thread; nothing
 * here blocks or throws.
 */
public interface Meter extends AutoCloseable {
  /** For calls of which nothing costs anything. */
  Meter FREE = new FreeMeter();

  /**
   * Who is paid.
   *
   * @param name of the provider, as in settings: each has a purse of its own
   * @param kind of the provider, whose tariff it has where there is none by its name
   */
  record Payee(String name, String kind, Step step) {}

  /** Whether a step may begin. */
  sealed interface Leave {}

  /** It may; whoever began it says how it ended. */
  record Granted(Hold hold) implements Leave {}

  /** It may not, and was not tried. */
  record Refused(Refusal refusal) implements Leave {}

  /** Why a step may not begin. */
  enum Refusal {
    /** A hard limit of the call, the day or the month. */
    HARD_LIMIT,
    /** A soft limit: a cheaper one is to be taken. */
    SAVING,
    /** A premium voice in a call that has not earned it. */
    TIER,
    /** The account did not answer in time. */
    LATE,
    /** The call is over, or lives elsewhere. */
    OVER;

    /** The same as the failure of a provider that was not tried: the next one is taken. */
    public Failure failure() {
      return Failure.of(Failure.Kind.WITHHELD, name());
    }
  }

  /** What is reserved for one step; ended once, further ends count nothing. */
  interface Hold {
    /**
     * The step is over.
     *
     * @param actual what it used; more than was reserved counts all the same
     * @param estimated whether the provider did not tell
     */
    void settle(Used actual, boolean estimated);

    /** The step did not begin, and nothing was used. */
    default void release() {
      settle(Used.NOTHING, false);
    }
  }

  /**
   * Asks before a step begins; the answer is mostly there at once.
   *
   * @param bound what it may use at most
   * @return completes within the patience of the settings, never exceptionally
   */
  CompletionStage<Leave> reserve(Payee payee, Used bound);

  /** This will probably be asked for soon: a purse that is too empty is filled. */
  void foresee(Payee payee, Used bound);

  /**
   * What is paid for as long as the call lasts has lasted so long. It is never refused: the
   * telephone of a call that is answered, and its time, are owed whatever was spent.
   */
  void lasted(Payee payee, Duration soFar);

  /** What the call is to go without now, as far as it was told. */
  Thrift thrift();

  /** Whether a step of this one would be refused now, as far as the call was told. */
  boolean goesWithout(Payee payee);

  /** The voice that the call has earned. */
  void tier(VoiceTier tier);

  /** The call is over here: everything is settled as soon as no step is under way. */
  @Override
  void close();

  /** Costs nothing. */
  final class FreeMeter implements Meter {
    private static final Hold NOTHING_HELD = (actual, estimated) -> {};
    private static final CompletionStage<Leave> GO =
        CompletableFuture.completedStage(new Granted(NOTHING_HELD));

    private FreeMeter() {}

    @Override
    public CompletionStage<Leave> reserve(Payee payee, Used bound) {
      return GO;
    }

    @Override
    public void foresee(Payee payee, Used bound) {
      // Nothing is kept.
    }

    @Override
    public void lasted(Payee payee, Duration soFar) {
      // It costs nothing.
    }

    @Override
    public Thrift thrift() {
      return Thrift.NONE;
    }

    @Override
    public boolean goesWithout(Payee payee) {
      return false;
    }

    @Override
    public void tier(VoiceTier tier) {
      // No voice is dearer than another.
    }

    @Override
    public void close() {
      // Nothing is owed.
    }
  }
}
