package frontdesk.engine.call;

import frontdesk.engine.provider.cost.Meters;
import java.util.Optional;

/**
 * On what terms calls spend money.
 *
 * @param meters empty where nothing costs anything
 * @param premiumScore the least score, in percent, of a call that gets a premium voice
 */
public record MoneyTerms(Optional<Meters> meters, int premiumScore) {
  /** Where nothing costs anything. */
  public static final MoneyTerms FREE = new MoneyTerms(Optional.empty(), 100);
}
