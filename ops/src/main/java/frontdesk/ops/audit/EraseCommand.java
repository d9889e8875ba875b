package frontdesk.ops.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.config.Configuration;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.LocalReply;
import frontdesk.ops.node.LocalRequest;
import frontdesk.ops.node.NodeOrStore;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases what a caller gave away, by destroying keys. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Erases the patient of a call for ever: name, number, and the words of all calls linked to",
      "them. A call without a patient is erased alone. The reason is journaled first. Appointments",
      "stay, without a name; the calls can still be replayed, their words shown as [erased].",
      "Exit 0 if it is erased, 1 if a call has not ended, 66 if there is no such call."
    })
public final class EraseCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "CALL-ID", description = "One of the patient's calls.")
  private String call = "";

  @Option(
      names = "--patient",
      paramLabel = "ID",
      description = "Which patient, where the call is of several.")
  private String patient = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; without a name or number, for it stays in the access journal.")
  private String reason = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    if (reason.isBlank()) {
      return fail(err, "it needs --reason TEXT; who erased and why is journaled", Exit.USAGE);
    }
    if (CallId.parse(call).isEmpty()) {
      return fail(err, "that is not a call id", Exit.USAGE);
    }
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    LocalReply reply =
        NodeOrStore.ask(
            loaded.get(),
            new LocalRequest(
                "erase",
                patient.isEmpty() ? call : call + " " + patient,
                false,
                System.getProperty("user.name", "?"),
                reason));
    if (!reply.problem().isEmpty()) {
      return fail(err, reply.problem(), Exit.UNAVAILABLE);
    }
    Erasure.Report report = JSON.treeToValue(reply.body(), Erasure.Report.class);
    if (report.outcome() != Erasure.Outcome.ERASED) {
      return refused(err, report);
    }
    out.println(json ? JSON.writeValueAsString(report) : line(report));
    out.flush();
    return Exit.OK;
  }

  private static String line(Erasure.Report report) {
    int calls = report.calls().size();
    return "erased "
        + (report.patient().isEmpty() ? "" : "patient " + report.patient() + " and ")
        + (calls == 1 ? "1 call" : calls + " calls")
        + "; backups of the keys from before bring it back: destroy them too";
  }

  private int refused(PrintWriter err, Erasure.Report report) {
    return switch (report.outcome()) {
      case SEVERAL_PATIENTS ->
          fail(
              err,
              "nothing is erased: the call is of several patients, name one by --patient: "
                  + report.patient(),
              Exit.USAGE);
      case NO_SUCH_CALL -> fail(err, "there is no call " + call + " in the journal", Exit.NO_INPUT);
      case CALL_GOES_ON ->
          fail(err, "nothing is erased: a call of this patient has not ended yet", Exit.NO);
      case REASON_MISSING_OR_TOO_LONG ->
          fail(err, "nothing is erased: the reason is too long to be journaled", Exit.USAGE);
      default ->
          fail(
              err,
              "it is not known what was journaled, no key is destroyed; ask again",
              Exit.UNAVAILABLE);
    };
  }

  private static int fail(PrintWriter err, String line, int status) {
    err.println("frontdesk erase: " + line);
    err.flush();
    return status;
  }
}
