package frontdesk.ops.talk;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.ops.Exit;
import frontdesk.ops.config.ConfigFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The clinic that is written to, mixed into a command: the options that name it, and a place of its
 * own that is open while somebody is there. Blocking; one thread.
 */
final class TalkClinic {
  private final String command;

  @Option(
      names = "--clinic",
      paramLabel = "ID",
      description = "Which clinic is called (default: the first one configured).")
  private String clinic = "";

  @Mixin private ConfigFile config = new ConfigFile();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** What is done there: the command's exit status. */
  interface Visit {
    int at(TalkPlace place, Catalogue catalogue) throws IOException, InterruptedException;
  }

  /**
   * @param command whose complaints these are
   */
  TalkClinic(String command) {
    this.command = command;
  }

  /** Opens it, and closes it after the visit; says what is wrong where there is none. */
  int visit(Visit visit) throws IOException, InterruptedException {
    TalkPlace.Opening opening = TalkPlace.open(config.file());
    if (opening instanceof TalkPlace.Opening.Failed failed) {
      failed.lines().forEach(err()::println);
      err().flush();
      return Exit.CONFIG;
    }
    try (TalkPlace place = ((TalkPlace.Opening.Opened) opening).place()) {
      Optional<Catalogue> catalogue = place.catalogue(clinic);
      return catalogue.isEmpty()
          ? fail("no clinic is called " + clinic, Exit.NO_INPUT)
          : visit.at(place, catalogue.get());
    }
  }

  /** Says in one line why nothing came of it; the exit status says so too. */
  int fail(String line, int status) {
    err().println("frontdesk " + command + ": " + line);
    err().flush();
    return status;
  }

  private PrintWriter err() {
    return Objects.requireNonNull(spec).commandLine().getErr();
  }
}
