package frontdesk.protocol.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of the currency that stands beside it: nine digits after the point, so that a second of
 * audio and a single character have a price. It is rounded in one place, when units become money
 * ({@link #of}): half up. Sums and differences are exact.
 *
 * @param amount may be negative as a difference; stored as text
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
  /** Digits after the point. */
  public static final int SCALE = 9;

  /** Nothing. */
  public static final Money ZERO = new Money(BigDecimal.ZERO.setScale(SCALE));

  private static final int LONGEST = 40;

  public Money {
    amount = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  /** An amount, rounded half up where it has more digits. */
  public static Money of(BigDecimal amount) {
    return new Money(amount.setScale(SCALE, RoundingMode.HALF_UP));
  }

  /** An amount by its digits, such as {@code 0.0043}. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Money of(String digits) {
    if (digits.length() > LONGEST) {
      throw new IllegalArgumentException("not an amount of money");
    }
    return new Money(new BigDecimal(digits));
  }

  /** Both together. */
  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  /** What is left without the other; negative where the other is more. */
  public Money minus(Money other) {
    return new Money(amount.subtract(other.amount));
  }

  /** The larger. */
  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The smaller. */
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether it is more than nothing. */
  public boolean isPositive() {
    return amount.signum() > 0;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.amount);
  }

  /** As it is stored. */
  @JsonValue
  public String digits() {
    return amount.toPlainString();
  }

  @Override
  public String toString() {
    return digits();
  }
}
