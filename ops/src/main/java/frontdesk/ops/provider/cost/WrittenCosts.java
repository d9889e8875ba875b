package frontdesk.ops.provider.cost;

import frontdesk.engine.provider.cost.Costs;
import frontdesk.engine.provider.cost.Forecast;
import frontdesk.persistence.audit.JournalEntry;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.protocol.audit.EntityKind;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.ClinicId;
import frontdesk.protocol.provider.CostItem;
import frontdesk.protocol.provider.SpendEvent;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import javax.sql.DataSource;

/** What a clinic's calls cost, by its account's events in the journal. Blocking. */
public final class WrittenCosts {
  /** Events that are in memory at a time. */
  private static final int PAGE = 2_000;

  private final JournalReader journal;

  /** Reads through this source. */
  public WrittenCosts(DataSource source) {
    this.journal = new JournalReader(source, PAGE);
  }

  /**
   * What was spent, with the names that a machine reads.
   *
   * @param of what: a call's id, a date, a month, or {@code all}
   * @param costs stt, llm_input, llm_output, tts, telephony, avatar and total
   * @param estimated of the total
   * @param providers totals by provider
   * @param degraded how calls went another way to save money, such as {@code cheaper_voice} or
   *     {@code refused stt ears day_hard}: each once
   * @param forecast of the month, where {@code of} is the current one; else empty
   */
  public record Report(
      String clinic,
      String of,
      String currency,
      Map<String, String> costs,
      String estimated,
      Map<String, String> providers,
      List<String> degraded,
      String forecast) {}

  private record Sum(Costs.Breakdown costs, List<String> degraded) {}

  /** What one call cost. */
  public Report ofCall(ClinicId clinic, CallId call) throws SQLException {
    return report(clinic, call.value(), sum(clinic, (one, day) -> one.equals(call)), "");
  }

  /** What one day cost. */
  public Report ofDay(ClinicId clinic, LocalDate day) throws SQLException {
    return report(clinic, day.toString(), sum(clinic, (call, one) -> one.equals(day)), "");
  }

  /**
   * What one month cost.
   *
   * @param today the clinic's date
   */
  public Report ofMonth(ClinicId clinic, YearMonth month, LocalDate today) throws SQLException {
    Sum sum = sum(clinic, (call, day) -> YearMonth.from(day).equals(month));
    boolean current = YearMonth.from(today).equals(month);
    String forecast = current ? Forecast.ofMonth(sum.costs().total(), today).digits() : "";
    return report(clinic, month.toString(), sum, forecast);
  }

  private static Report report(ClinicId clinic, String of, Sum found, String forecast) {
    Costs.Breakdown sum = found.costs();
    Map<String, String> costs = new LinkedHashMap<>();
    for (CostItem item : CostItem.values()) {
      costs.put(item.name().toLowerCase(Locale.ROOT), sum.of(item).digits());
    }
    costs.put("total", sum.total().digits());
    Map<String, String> providers = new TreeMap<>();
    sum.providers().forEach((name, total) -> providers.put(name, total.digits()));
    return new Report(
        clinic.value(),
        of,
        sum.currency(),
        costs,
        sum.estimated().digits(),
        providers,
        found.degraded(),
        forecast);
  }

  private Sum sum(ClinicId clinic, BiPredicate<CallId, LocalDate> counted) throws SQLException {
    Costs.Tally tally = new Costs.Tally();
    Set<String> degraded = new LinkedHashSet<>();
    String account = EntityKind.SPEND.persistenceId(clinic.value());
    List<JournalEntry> page = journal.historyFrom(account, 1);
    while (!page.isEmpty()) {
      for (JournalEntry entry : page) {
        if (entry instanceof JournalEntry.Event event
            && event.event() instanceof SpendEvent spent) {
          Costs.charge(spent)
              .filter(line -> counted.test(line.call(), line.account().day()))
              .ifPresent(tally::add);
          Costs.degraded(spent)
              .filter(one -> counted.test(one.call(), one.day()))
              .ifPresent(one -> degraded.add(one.how()));
        }
      }
      page =
          journal.historyFrom(account, page.get(page.size() - 1).position().sequenceNumber() + 1);
    }
    return new Sum(tally.sum(), List.copyOf(degraded));
  }
}
