package frontdesk.ops.talk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.brain.Brain;
import frontdesk.ops.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets written callers talk to the receptionist and prints what came out otherwise. */
@Command(
    name = "talk",
    mixinStandardHelpOptions = true,
    description = {
      "Lets written callers talk to the receptionist, in writing, and prints in which points the",
      "outcome differs from what their files expect."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every conversation ended as expected",
      "1:one did not",
      "66:there is no such file, or it cannot be read"
    })
public final class TalkCommand implements Callable<Integer> {
  /** Where the program's own conversations are; set by its start script. */
  public static final String CORPUS = "frontdesk.corpus";

  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Conversations (HOCON).")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--all", description = "All of Frontdesk's own conversations.")
  private boolean all;

  @Mixin private TalkClinic clinic = new TalkClinic("talk");

  @Option(names = "--lines", description = "Print what was said, also where nothing differs.")
  private boolean withLines;

  @Option(names = "--json", description = "Print only the last line, one JSON object.")
  private boolean json;

  @Option(names = "--seed", description = "Of the ids of calls (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Spec private @Nullable CommandSpec spec;

  /** How many of a group went as expected. */
  private static final class Tally {
    private int total;
    private int passed;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> chosen = all ? ownFiles() : files;
    if (chosen.isEmpty()) {
      return clinic.fail("name a file, or --all where the source is", Exit.NO_INPUT);
    }
    return clinic.visit((place, catalogue) -> run(place, catalogue, chosen));
  }

  private static List<Path> ownFiles() throws IOException {
    String corpus = System.getProperty(CORPUS, "");
    if (corpus.isEmpty() || !Files.isDirectory(Path.of(corpus))) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(Path.of(corpus))) {
      return found.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  private int run(TalkPlace place, Catalogue catalogue, List<Path> chosen)
      throws InterruptedException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Optional<Brain> brain = place.clinics().brain(catalogue);
    if (!json) {
      brain.ifPresent(one -> out.println("language model: " + one.model().name()));
    }
    TalkRunner runner =
        new TalkRunner(
            place.clinics(),
            catalogue,
            place.interpreter(),
            place.storage().keys(),
            new Random(seed),
            brain);
    TalkJudge judge = new TalkJudge(catalogue);
    Map<String, Tally> groups = new TreeMap<>();
    for (Path path : chosen) {
      TalkFileReader.Reading reading = TalkFileReader.read(path);
      if (reading instanceof TalkFileReader.Reading.Unreadable unreadable) {
        return clinic.fail(unreadable.line(), Exit.NO_INPUT);
      }
      TalkFile file = ((TalkFileReader.Reading.Read) reading).file();
      TalkResult result = runner.run(file);
      List<String> differences = judge.differences(result);
      Tally tally = groups.computeIfAbsent(group(path), name -> new Tally());
      tally.total++;
      tally.passed += differences.isEmpty() ? 1 : 0;
      if (!json) {
        print(out, path, result, differences);
      }
    }
    return end(out, groups);
  }

  /** Conversations are reported by the folders that they are in. */
  private static String group(Path path) {
    Path language = path.toAbsolutePath().getParent();
    Path kind = language == null ? null : language.getParent();
    return kind == null || kind.getFileName() == null || language == null
        ? "files"
        : kind.getFileName() + "/" + language.getFileName();
  }

  private void print(PrintWriter out, Path path, TalkResult result, List<String> differences) {
    out.println(
        (differences.isEmpty() ? "as expected  " : "DIFFERENT    ")
            + group(path)
            + "/"
            + result.file().name());
    differences.forEach(difference -> out.println("    " + difference));
    if (withLines) {
      result.lines().forEach(line -> out.println("      " + line));
    }
    out.flush();
  }

  private static int end(PrintWriter out, Map<String, Tally> groups) {
    ObjectNode line = JsonMapper.builder().build().createObjectNode();
    int total = groups.values().stream().mapToInt(tally -> tally.total).sum();
    int passed = groups.values().stream().mapToInt(tally -> tally.passed).sum();
    line.put("total", total).put("passed", passed);
    ObjectNode parts = line.putObject("groups");
    groups.forEach(
        (name, tally) ->
            parts.putObject(name).put("total", tally.total).put("passed", tally.passed));
    out.println(line);
    out.flush();
    return total == passed ? Exit.OK : Exit.NO;
  }
}
