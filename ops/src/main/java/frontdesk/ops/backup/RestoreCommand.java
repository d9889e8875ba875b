package frontdesk.ops.backup;

import frontdesk.config.Configuration;
import frontdesk.config.FrontdeskSettings;
import frontdesk.ops.Exit;
import frontdesk.ops.JsonOrLines;
import frontdesk.ops.config.ConfigFile;
import frontdesk.ops.node.Storage;
import frontdesk.persistence.audit.JournalReader;
import frontdesk.persistence.audit.JournalVerifier;
import frontdesk.persistence.audit.Verification;
import frontdesk.persistence.backup.BackupFiles;
import frontdesk.persistence.backup.StoreRestore;
import frontdesk.persistence.call.CallReader;
import frontdesk.persistence.journal.DatabaseAddress;
import frontdesk.protocol.id.CallId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

/** Puts a backup back where no store is, checks it, and names the calls that it cut off. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup back where the configuration has its embedded store and none is, checks its",
      "journal, and lists the calls that were going on when it was made: the next node ends them",
      "and releases what they held. Exit 1 if the journal in the backup is not sound."
    })
public final class RestoreCommand implements Callable<Integer> {
  private static final int LONGEST_HISTORY = 10_000;
  private static final int MOST_FINDINGS = 100;

  /** Calls going on are among those written to last. */
  private static final int LATEST_CALLS = 1_000;

  @Mixin private ConfigFile config = new ConfigFile();

  @Parameters(paramLabel = "FILE", description = "The file that backup wrote.")
  private @Nullable Path file;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The file with its keys; FILE.keys if not given.")
  private @Nullable Path keys;

  @Mixin private JsonOrLines print = new JsonOrLines();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    Optional<Configuration.Loaded> loaded = config.load(err);
    if (loaded.isEmpty()) {
      return Exit.CONFIG;
    }
    FrontdeskSettings settings = loaded.get().settings();
    if (!(DatabaseAddress.ofJournal(settings.journal()) instanceof DatabaseAddress.H2File journal)
        || !(DatabaseAddress.ofKeys(settings.journal(), settings.keys())
            instanceof DatabaseAddress.H2File keyFile)) {
      return refuse(
          Exit.UNAVAILABLE,
          "the configuration has its store on a server; restore it with the server's own tools");
    }
    StoreRestore.Place place =
        new StoreRestore.Place(
            journal,
            keyFile,
            settings.keys().masterKey().isPresent()
                ? Optional.empty()
                : Optional.of(settings.keys().masterKeyFile()));
    if (StoreRestore.restore(files(), place) instanceof StoreRestore.Outcome.Refused refused) {
      return refuse(Exit.UNAVAILABLE, refused.why().line());
    }
    return check(settings);
  }

  private BackupFiles files() {
    BackupFiles beside = BackupFiles.beside(Objects.requireNonNull(file));
    return keys == null ? beside : new BackupFiles(beside.events(), keys.toAbsolutePath());
  }

  private int check(FrontdeskSettings settings) throws IOException {
    Storage.Opening opening = Storage.open(settings, Clock.systemUTC(), Storage.Purpose.READ);
    if (opening instanceof Storage.Opening.Failed failed) {
      return refuse(Exit.NO, failed.line());
    }
    try (Storage storage = ((Storage.Opening.Opened) opening).storage()) {
      var source = storage.journal().source();
      Verification verification = new JournalVerifier(source, MOST_FINDINGS).verify();
      List<CallId> cutOff =
          new CallReader(new JournalReader(source, LONGEST_HISTORY)).unfinished(LATEST_CALLS);
      print(verification, cutOff);
      return verification instanceof Verification.Sound ? Exit.OK : Exit.NO;
    } catch (SQLException e) {
      return refuse(Exit.NO, "the restored journal cannot be read: " + e.getMessage());
    }
  }

  private void print(Verification verification, List<CallId> cutOff) throws IOException {
    boolean sound = verification instanceof Verification.Sound;
    List<String> calls = cutOff.stream().map(CallId::value).toList();
    long events = verification.events();
    print.print(
        Map.of("sound", sound, "events", events, "cutOff", calls),
        out -> {
          out.println("restored : " + events + " events, " + (sound ? "" : "not ") + "sound");
          out.println("cut off  : " + (calls.isEmpty() ? "no call" : calls.size() + " calls"));
          calls.forEach(call -> out.println("  " + call));
        });
  }

  private int refuse(int status, String line) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("frontdesk restore: " + line);
    err.flush();
    return status;
  }
}
