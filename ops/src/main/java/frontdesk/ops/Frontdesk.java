package frontdesk.ops;

import frontdesk.ops.audit.EraseCommand;
import frontdesk.ops.audit.JournalCommand;
import frontdesk.ops.backup.BackupCommand;
import frontdesk.ops.backup.RestoreCommand;
import frontdesk.ops.bench.BenchCommand;
import frontdesk.ops.booking.CallbacksCommand;
import frontdesk.ops.booking.RemindersCommand;
import frontdesk.ops.call.ReplayCommand;
import frontdesk.ops.call.SummaryCommand;
import frontdesk.ops.caller.CallCommand;
import frontdesk.ops.chaos.ChaosCommand;
import frontdesk.ops.config.ConfigCommand;
import frontdesk.ops.demo.DemoCommand;
import frontdesk.ops.patient.PatientsCommand;
import frontdesk.ops.playground.ClusterCommand;
import frontdesk.ops.provider.ProvidersCommand;
import frontdesk.ops.provider.cost.CostsCommand;
import frontdesk.ops.run.RunCommand;
import frontdesk.ops.talk.ChatCommand;
import frontdesk.ops.talk.TalkCommand;
import frontdesk.ops.tools.ToolsCommand;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: answers a clinic's phone, and shows afterwards what was said and why. */
@Command(
    name = "frontdesk",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Answers a clinic's phone: books appointments by voice over SIP.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      ChatCommand.class,
      TalkCommand.class,
      CallCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      SummaryCommand.class,
      ToolsCommand.class,
      CallbacksCommand.class,
      RemindersCommand.class,
      CostsCommand.class,
      PatientsCommand.class,
      JournalCommand.class,
      EraseCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ConfigCommand.class,
      ProvidersCommand.class,
      BenchCommand.class,
      ChaosCommand.class,
      ClusterCommand.class
    })
public final class Frontdesk {
  private Frontdesk() {}

  /** Runs one command; its exit status is the process's. */
  public static void main(String[] args) {
    // sphinx4 logs its set-up through java.util.logging, at levels meant for its authors.
    LogManager.getLogManager().reset();
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new Frontdesk())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(
            failure ->
                failure instanceof CommandLine.ParameterException ? Exit.USAGE : Exit.SOFTWARE)
        .setExecutionExceptionHandler(new UnexpectedFailure());
  }
}
