package frontdesk.ops.chaos.store;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.CallerProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The disk under the embedded store takes no writes for a while, during a call: until the caller
 * was hung up on, or only until the clinic's number is being said, which is then said to its end.
 */
public final class BrokenDisk implements Scenario {
  /** It is full until the caller is gone. */
  public static final BrokenDisk FULL =
      new BrokenDisk("disk-full", "The disk is full", false, FullDisk::new);

  /** Its files are read-only, and mended while the caller hears the clinic's number. */
  public static final BrokenDisk READ_ONLY =
      new BrokenDisk(
          "journal-read-only", "The journal's files are read-only", true, ReadOnlyFiles::new);

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofMinutes(2);
  private static final String CALLER = "sip:+442079460101@127.0.0.1";
  private static final String NEXT = "sip:+442079460102@127.0.0.1";

  private final String name;
  private final String what;
  private final boolean mendedEarly;
  private final Supplier<StoreFault> faults;

  private BrokenDisk(String name, String what, boolean mendedEarly, Supplier<StoreFault> faults) {
    this.name = name;
    this.what = what;
    this.mendedEarly = mendedEarly;
    this.faults = faults;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String promise() {
    return what
        + ": no new calls (503), whoever is on the phone hears the clinic's number, one line of"
        + " log, and calls are taken again by itself.";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    Verdict verdict = new Verdict(name);
    StoreFault fault = faults.get();
    try (StoreNode node = fault.start(run, run.settings())) {
      try {
        interrupted(run, verdict, fault, node);
      } finally {
        fault.end(node);
      }
      MeasuredCall next = call(run, node, "next", NEXT, Scripts.books(), () -> {});
      run.say("the next caller: " + next.reason());
      List<String> prompts = node.prompts().stream().map(StoreNode.Said::line).toList();
      node.stop();
      StoredBookings stored =
          StoredBookings.read(
              run.folder().resolve("frontdesk.conf"),
              "frontdesk.node.data-directory = \"" + fault.left(run) + "\"");
      new StorePromises(verdict).promisesOnlyWhatIsWritten(prompts, stored, 1);
      if (!verdict.held()) {
        node.said().forEach(said -> run.say(said.line()));
      }
    }
    return verdict;
  }

  /** Something that happens while a caller is on the line. */
  private interface Meanwhile {
    void happens() throws Exception;
  }

  private static MeasuredCall call(
      ChaosRun run, StoreNode node, String who, String from, String script, Meanwhile meanwhile)
      throws Exception {
    try (CallerProcess process = CallerProcess.call(run.folder(), who, node.uri(), from, script)) {
      meanwhile.happens();
      return process.result(CALL);
    }
  }

  private void interrupted(ChaosRun run, Verdict verdict, StoreFault fault, StoreNode node)
      throws Exception {
    StorePromises promises = new StorePromises(verdict);
    Random random = new Random(run.seed());
    long[] brokenAt = new long[1];
    MeasuredCall heard =
        call(
            run,
            node,
            "caller",
            CALLER,
            Scripts.listens(),
            () -> {
              node.awaitPrompts(2, PATIENCE);
              fault.begin(node);
              brokenAt[0] = System.nanoTime();
              run.say("broken");
              node.await("that is noticed", PATIENCE, said -> isNotice(said.line()));
              promises.refuses(
                  SipQuestion.ask("OPTIONS", node.sip(), random),
                  SipQuestion.ask("INVITE", node.sip(), random));
              if (mendedEarly) {
                node.await("the clinic's number", PATIENCE, said -> isFarewell(said.line()));
                mended(run, verdict, fault, node, random);
              }
            });
    run.say("the caller: " + heard.reason());
    List<StoreNode.Said> prompts = node.prompts();
    String last = prompts.get(prompts.size() - 1).line();
    verdict.check(
        "the caller hears the clinic's number, and is hung up on",
        isFarewell(last) && heard.endedBy() == MeasuredCall.EndedBy.FAR_END,
        prompts.size() + " prompts, ended by " + heard.endedBy());
    promises.heard("the caller", heard, brokenAt[0], Long.MAX_VALUE, run.silenceBound());
    if (!mendedEarly) {
      mended(run, verdict, fault, node, random);
    }
    promises.logsOnce(node.alarms(brokenAt[0]));
  }

  private static void mended(
      ChaosRun run, Verdict verdict, StoreFault fault, StoreNode node, Random random)
      throws Exception {
    long mended = System.nanoTime();
    fault.end(node);
    StoreNode.Said recovered =
        node.await("that it recovers", PATIENCE, said -> said.line().contains("writes again"));
    long tookMs = (recovered.nanos() - mended) / 1_000_000;
    run.say("recovered after " + tookMs + " ms");
    SipQuestion.Answer options = SipQuestion.ask("OPTIONS", node.sip(), random);
    verdict.check("it recovers by itself", options.status() == 200, options + "");
    verdict.figure("recovered_ms", tookMs);
  }

  private static boolean isFarewell(String line) {
    return line.contains(StorePromises.HUMAN);
  }

  private static boolean isNotice(String line) {
    return line.contains("takes no writes");
  }
}
