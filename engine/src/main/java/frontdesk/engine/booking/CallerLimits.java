package frontdesk.engine.booking;

/**
 * How much one caller may have of a clinic in one day of the clinic.
 *
 * @param holdsPerDay slots kept, whatever became of them
 * @param bookingsPerDay appointments booked, cancelled ones included; moves are none
 * @param changesPerDay appointments cancelled or moved
 * @param changesPerCall the same in one call, whoever calls
 * @param maxCallers how many callers and calls are counted; beyond it those who counted first begin
 *     anew
 */
public record CallerLimits(
    int holdsPerDay, int bookingsPerDay, int changesPerDay, int changesPerCall, int maxCallers) {
  /** Sixty holds, twelve bookings and twelve changes a day, six changes a call, 10,000 callers. */
  public static CallerLimits defaults() {
    return new CallerLimits(60, 12, 12, 6, 10_000);
  }
}
