package frontdesk.ops;

import frontdesk.ops.playground.Endings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What nobody foresaw: one line for the user, the trace for the log. */
final class UnexpectedFailure implements CommandLine.IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailure.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (Endings.ofThisProcess().stopping()) {
      LOG.debug("{} was told to stop", command.getCommandName(), failure);
      return Exit.INTERRUPTED;
    }
    LOG.error("{} failed", command.getCommandName(), failure);
    command
        .getErr()
        .println(
            "frontdesk "
                + command.getCommandName()
                + ": failed unexpectedly ("
                + failure.getClass().getSimpleName()
                + "); the log has the details");
    return Exit.SOFTWARE;
  }
}
