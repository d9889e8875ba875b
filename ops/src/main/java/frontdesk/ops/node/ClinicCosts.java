package frontdesk.ops.node;

import com.fasterxml.jackson.databind.node.NullNode;
import frontdesk.config.Configuration;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.provider.cost.WrittenCosts;
import frontdesk.ops.provider.cost.WrittenCosts.Report;
import frontdesk.protocol.id.CallId;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what clinics' calls cost, from the store alone. Blocking. */
final class ClinicCosts {
  private ClinicCosts() {}

  /** What is asked of one clinic. */
  private interface Question {
    Report of(WrittenCosts written, Catalogue clinic, LocalDate today) throws SQLException;
  }

  /**
   * What was spent: of a call, a day or a month, and where nothing is said of the current month.
   *
   * @param request its subject a clinic's id, empty for all; its values {@code call}, {@code day}
   *     or {@code month}
   */
  static LocalReply list(
      Storage storage,
      Configuration.Loaded configuration,
      LocalRequest request,
      InstantSource clock) {
    List<Catalogue> clinics =
        configuration.catalogues().all().stream()
            .map(loaded -> loaded.catalogue())
            .filter(one -> List.of("", one.id().value()).contains(request.subject()))
            .toList();
    if (clinics.isEmpty()) {
      return problem("there is no such clinic: pass the id in its file, or none for all of them");
    }
    Optional<Question> question = question(request.values());
    if (question.isEmpty()) {
      return problem("write a call's id, a day as 2026-03-31, or a month as 2026-03");
    }
    WrittenCosts written = new WrittenCosts(storage.journal().source());
    List<Report> reports = new ArrayList<>();
    try {
      for (Catalogue clinic : clinics) {
        LocalDate today = clock.instant().atZone(clinic.zone()).toLocalDate();
        reports.add(question.get().of(written, clinic, today));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the journal cannot be read", e);
    }
    if (request.values().containsKey("call")) {
      reports.removeIf(report -> report.currency().isEmpty()); // a call is of one clinic
    }
    return new LocalReply("", NodeAnswers.JSON.valueToTree(reports));
  }

  private static Optional<Question> question(Map<String, String> values) {
    try {
      if (values.containsKey("call")) {
        return CallId.parse(values.getOrDefault("call", ""))
            .map(call -> (written, clinic, today) -> written.ofCall(clinic.id(), call));
      }
      if (values.containsKey("day")) {
        LocalDate day = LocalDate.parse(values.getOrDefault("day", ""));
        return Optional.of((written, clinic, today) -> written.ofDay(clinic.id(), day));
      }
      if (values.containsKey("month")) {
        YearMonth month = YearMonth.parse(values.getOrDefault("month", ""));
        return Optional.of((written, clinic, today) -> written.ofMonth(clinic.id(), month, today));
      }
    } catch (DateTimeParseException notADate) {
      return Optional.empty(); // the caller says what it expected
    }
    return Optional.of(
        (written, clinic, today) -> written.ofMonth(clinic.id(), YearMonth.from(today), today));
  }

  private static LocalReply problem(String line) {
    return new LocalReply(line, NullNode.getInstance());
  }
}
