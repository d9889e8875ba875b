package frontdesk.ops.patient;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, corrects and merges the patients of calls. */
@Command(
    name = "patients",
    mixinStandardHelpOptions = true,
    description = {
      "Lists, corrects or merges patients, who are named by one of their calls. Nothing that is",
      "known of them is shown."
    },
    subcommands = {
      PatientsCommand.ListCommand.class,
      PatientsCommand.CorrectCommand.class,
      PatientsCommand.MergeCommand.class
    })
public final class PatientsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "say list, correct or merge");
  }

  /** What all of them share. */
  abstract static class Asked implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin private AskedNode node = new AskedNode("patients");

    @Parameters(index = "0", paramLabel = "CALL-ID", description = "One of the patient's calls.")
    String call = "";

    @Mixin private JsonOrLines print = new JsonOrLines();

    final int ask(String command, Map<String, String> values, String reason) throws IOException {
      if (CallId.parse(call).isEmpty()) {
        return node.fail("that is not a call id", Exit.USAGE);
      }
      return node.ask(
          new LocalRequest(command, call, false, LocalRequest.user(), reason, values),
          Exit.UNAVAILABLE,
          body -> told(JSON.treeToValue(body, PatientRecords.Report.class)));
    }

    private int told(PatientRecords.Report report) throws IOException {
      if (report.outcome() != PatientRecords.Outcome.DONE) {
        return refused(report);
      }
      print.print(report, out -> report.patients().forEach(out::println));
      return Exit.OK;
    }

    private int refused(PatientRecords.Report report) {
      String nothing = "nothing is changed: ";
      return switch (report.outcome()) {
        case NO_SUCH_CALL -> node.fail("there is no such call in the journal", Exit.NO_INPUT);
        case NO_PATIENT -> node.fail(nothing + "a call is linked to no patient", Exit.NO);
        case SEVERAL_PATIENTS ->
            node.fail(
                nothing
                    + "a call is of several patients, name one: "
                    + String.join(", ", report.patients()),
                Exit.USAGE);
        case OTHER_CLINIC -> node.fail(nothing + "the calls are of two clinics", Exit.USAGE);
        case WRONG_VALUE ->
            node.fail(nothing + "found no sound value of " + report.field(), Exit.USAGE);
        case REASON_MISSING_OR_TOO_LONG ->
            node.fail(nothing + "the reason is missing or too long to be journaled", Exit.USAGE);
        case ERASED -> node.fail(nothing + "the patient was erased", Exit.NO);
        case TOO_MANY -> node.fail(nothing + "too many entries are merged already", Exit.NO);
        default -> node.fail("it is not known what was written; ask again", Exit.UNAVAILABLE);
      };
    }
  }

  /** What those that change anything ask for. */
  static final class Reason {
    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why; without a name or number, for it stays in the access journal.")
    private String reason = "";
  }

  /** Prints ids. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints the ids of the patients of a call, one a line.")
  static final class ListCommand extends Asked {
    @Override
    public Integer call() throws IOException {
      return ask("patients", Map.of(), "");
    }
  }

  /** Replaces what is known. */
  @Command(
      name = "correct",
      mixinStandardHelpOptions = true,
      description = {
        "Replaces what is known of a patient. Write a value after its option, or leave it out to",
        "be asked for it, so that no shell keeps it. The reason is journaled first."
      })
  static final class CorrectCommand extends Asked {
    @Option(names = "--patient", paramLabel = "ID", description = "Which, where there are several.")
    private String patient = "";

    @Option(
        names = "--name",
        paramLabel = "NAME",
        interactive = true,
        arity = "0..1",
        echo = true,
        description = "First and last name; asked for where it is left out.")
    private @Nullable String name;

    @Option(
        names = "--number",
        interactive = true,
        arity = "0..1",
        echo = true,
        description = "In international form (E.164) such as +40722000111.")
    private @Nullable String number;

    @Option(
        names = "--birth-date",
        interactive = true,
        arity = "0..1",
        echo = true,
        description = "As 1988-04-02.")
    private @Nullable String birthDate;

    @Option(
        names = "--email",
        paramLabel = "ADDRESS",
        interactive = true,
        arity = "0..1",
        echo = true,
        description = "An e-mail address; asked for where it is left out.")
    private @Nullable String email;

    @Option(names = "--insurer", description = "As the clinic's catalogue writes it.")
    private @Nullable String insurer;

    @Option(names = "--language", description = "A tag such as ro.")
    private @Nullable String language;

    @Mixin private Reason why = new Reason();

    @Override
    public Integer call() throws IOException {
      Map<String, String> values = new HashMap<>();
      put(values, "patient", patient.isEmpty() ? null : patient);
      put(values, Corrections.NAME, name);
      put(values, Corrections.NUMBER, number);
      put(values, Corrections.BIRTH_DATE, birthDate);
      put(values, Corrections.EMAIL, email);
      put(values, Corrections.INSURER, insurer);
      put(values, Corrections.LANGUAGE, language);
      return ask("patient-correct", values, why.reason);
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
      if (value != null) {
        values.put(key, value);
      }
    }
  }

  /** Makes one of two. */
  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = {
        "Makes one patient of those of two calls; the first one's id stays. It cannot be undone.",
        "The reason is journaled first."
      })
  static final class MergeCommand extends Asked {
    @Parameters(
        index = "1",
        paramLabel = "OTHER-CALL-ID",
        description = "One of the other's calls.")
    private String other = "";

    @Option(names = "--patient", paramLabel = "ID", description = "Which of the first call.")
    private String patient = "";

    @Option(names = "--other-patient", paramLabel = "ID", description = "Which of the other call.")
    private String otherPatient = "";

    @Mixin private Reason why = new Reason();

    @Override
    public Integer call() throws IOException {
      Map<String, String> values = new HashMap<>();
      values.put("other", other);
      if (!patient.isEmpty()) {
        values.put("patient", patient);
      }
      if (!otherPatient.isEmpty()) {
        values.put("other-patient", otherPatient);
      }
      return ask("patient-merge", values, why.reason);
    }
  }
}
