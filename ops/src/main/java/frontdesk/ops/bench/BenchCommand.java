package frontdesk.ops.bench;

import frontdesk.ops.bench.bargein.BargeInBenchCommand;
import frontdesk.ops.bench.bargein.BargeInCallersCommand;
import frontdesk.ops.bench.calls.CallsBenchCommand;
import frontdesk.ops.bench.calls.CallsFarEndCommand;
import frontdesk.ops.bench.cluster.ClusterBenchCommand;
import frontdesk.ops.bench.cluster.ClusterLedgerCommand;
import frontdesk.ops.bench.ledger.LedgerBenchCommand;
import frontdesk.ops.bench.ledger.LedgerClientsCommand;
import frontdesk.ops.bench.media.MediaBenchCommand;
import frontdesk.ops.bench.media.MediaFarEndCommand;
import frontdesk.ops.bench.providers.ProvidersBenchCommand;
import frontdesk.ops.bench.providers.ProvidersFarEndCommand;
import frontdesk.ops.bench.speech.SpeechBenchCommand;
import frontdesk.ops.bench.turn.TurnBenchCommand;
import frontdesk.ops.bench.turn.TurnCallersCommand;
import picocli.CommandLine.Command;

/** The command {@code bench}: figures of this machine, one benchmark per subcommand. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    description = "Measures; the last line of each benchmark is one JSON object.",
    subcommands = {
      MediaBenchCommand.class,
      MediaFarEndCommand.class,
      LedgerBenchCommand.class,
      LedgerClientsCommand.class,
      SpeechBenchCommand.class,
      TurnBenchCommand.class,
      TurnCallersCommand.class,
      CallsBenchCommand.class,
      CallsFarEndCommand.class,
      BargeInBenchCommand.class,
      BargeInCallersCommand.class,
      ClusterBenchCommand.class,
      ClusterLedgerCommand.class,
      ProvidersBenchCommand.class,
      ProvidersFarEndCommand.class
    })
public final class BenchCommand {}
