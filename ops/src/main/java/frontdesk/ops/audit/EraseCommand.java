package frontdesk.ops.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.node.AskedNode;
import frontdesk.ops.node.LocalRequest;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Mixin private AskedNode node = new AskedNode("erase");

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

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Override
  public Integer call() throws IOException {
    if (reason.isBlank()) {
      return node.fail("it needs --reason TEXT; who erased and why is journaled", Exit.USAGE);
    }
    if (CallId.parse(call).isEmpty()) {
      return node.fail("that is not a call id", Exit.USAGE);
    }
    String subject = patient.isEmpty() ? call : call + " " + patient;
    return node.ask(
        new LocalRequest("erase", subject, false, LocalRequest.user(), reason),
        Exit.UNAVAILABLE,
        body -> told(JSON.treeToValue(body, Erasure.Report.class)));
  }

  private int told(Erasure.Report report) throws IOException {
    if (report.outcome() != Erasure.Outcome.ERASED) {
      return refused(report);
    }
    print.print(report, out -> out.println(line(report)));
    return Exit.OK;
  }

  private static String line(Erasure.Report report) {
    int calls = report.calls().size();
    return "erased "
        + (report.patient().isEmpty() ? "" : "patient " + report.patient() + " and ")
        + (calls == 1 ? "1 call" : calls + " calls")
        + "; backups of the keys from before bring it back: destroy them too";
  }

  private int refused(Erasure.Report report) {
    return switch (report.outcome()) {
      case SEVERAL_PATIENTS ->
          node.fail(
              "nothing is erased: the call is of several patients, name one by --patient: "
                  + report.patient(),
              Exit.USAGE);
      case NO_SUCH_CALL -> node.fail("there is no call " + call + " in the journal", Exit.NO_INPUT);
      case CALL_GOES_ON ->
          node.fail("nothing is erased: a call of this patient has not ended yet", Exit.NO);
      case REASON_MISSING_OR_TOO_LONG ->
          node.fail("nothing is erased: the reason is too long to be journaled", Exit.USAGE);
      default ->
          node.fail(
              "it is not known what was journaled, no key is destroyed; ask again",
              Exit.UNAVAILABLE);
    };
  }
}
