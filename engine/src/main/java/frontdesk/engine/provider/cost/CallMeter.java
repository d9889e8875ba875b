package frontdesk.engine.provider.cost;

import frontdesk.protocol.id.CallId;
import frontdesk.protocol.provider.SpendEvent.Reservation;
import frontdesk.protocol.provider.Step;
import frontdesk.protocol.provider.Thrift;
import frontdesk.protocol.provider.Used;
import frontdesk.protocol.provider.VoiceTier;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The meter of a call whose providers may cost money: a purse for each of them. Any thread. */
final class CallMeter implements Meter {
  private static final Hold FREE_HOLD = (actual, estimated) -> {};

  private final Meters meters;
  private final Bank bank;
  private final CallId call;
  private final long epoch;
  private final ConcurrentMap<String, CallPurse> purses = new ConcurrentHashMap<>();
  private volatile Thrift thrift = Thrift.NONE;
  private volatile VoiceTier tier = VoiceTier.STANDARD;
  private volatile boolean closed;

  CallMeter(Meters meters, Bank bank, CallId call, long epoch) {
    this.meters = meters;
    this.bank = bank;
    this.call = call;
    this.epoch = epoch;
  }

  @Override
  public CompletionStage<Leave> reserve(Payee payee, Used bound) {
    Optional<Tariff> tariff = tariff(payee);
    if (tariff.isEmpty()) {
      return CompletableFuture.completedStage(new Granted(FREE_HOLD));
    }
    Optional<Refusal> unfit = unfit(tariff.get(), payee.step());
    if (unfit.isPresent()) {
      return CompletableFuture.completedStage(new Refused(unfit.get()));
    }
    // What was told with the money may forbid the step all the same.
    return purse(payee, tariff.get())
        .reserve(bound)
        .thenApply(leave -> checked(leave, tariff.get(), payee.step()));
  }

  private Leave checked(Leave leave, Tariff tariff, Step step) {
    if (!(leave instanceof Granted granted)) {
      return leave;
    }
    Optional<Refusal> unfit = unfit(tariff, step);
    unfit.ifPresent(refusal -> granted.hold().release());
    return unfit.<Leave>map(Refused::new).orElse(leave);
  }

  private Optional<Refusal> unfit(Tariff tariff, Step step) {
    if (closed) {
      return Optional.of(Refusal.OVER);
    }
    if (step == Step.TTS && tariff.premium() && tier != VoiceTier.PREMIUM) {
      return Optional.of(Refusal.TIER);
    }
    if (thrift == Thrift.EMBEDDED) {
      return Optional.of(Refusal.HARD_LIMIT);
    }
    return tariff.isGivenUp(thrift) ? Optional.of(Refusal.SAVING) : Optional.empty();
  }

  @Override
  public boolean goesWithout(Payee payee) {
    return tariff(payee).flatMap(tariff -> unfit(tariff, payee.step())).isPresent();
  }

  @Override
  public void foresee(Payee payee, Used bound) {
    tariff(payee)
        .filter(tariff -> unfit(tariff, payee.step()).isEmpty())
        .ifPresent(tariff -> purse(payee, tariff).foresee(bound));
  }

  @Override
  public void lasted(Payee payee, Duration soFar) {
    tariff(payee).ifPresent(tariff -> purse(payee, tariff).lasted(soFar));
  }

  @Override
  public Thrift thrift() {
    return thrift;
  }

  void told(Thrift now) {
    thrift = now;
  }

  @Override
  public void tier(VoiceTier earned) {
    tier = earned;
  }

  @Override
  public void close() {
    closed = true;
    purses.values().forEach(CallPurse::close);
  }

  private Optional<Tariff> tariff(Payee payee) {
    return meters.tariffs().find(payee.name(), payee.kind());
  }

  private CallPurse purse(Payee payee, Tariff tariff) {
    return purses.computeIfAbsent(
        payee.name(),
        name ->
            new CallPurse(
                new CallPurse.Owner(bank, meters, this::told),
                number -> new Reservation(call, name, epoch, number),
                payee.step(),
                tariff));
  }
}
