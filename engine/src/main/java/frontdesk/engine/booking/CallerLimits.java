package frontdesk.engine.booking;

/**
 * How much one caller may have of a clinic in one day of the clinic.
 *
 * @param holdsPerDay slots kept, whatever became of them
 * @param bookingsPerDay appointments booked, cancelled ones included; moves are none
 * @param maxCallers how many callers are counted; beyond it those who counted first begin anew
 */
public record CallerLimits(int holdsPerDay, int bookingsPerDay, int maxCallers) {
  /** Sixty holds and twelve bookings a day, ten thousand callers. */
  public static CallerLimits defaults() {
    return new CallerLimits(60, 12, 10_000);
  }
}
