package frontdesk.ops.chaos.store;

import frontdesk.ops.caller.MeasuredCall;
import frontdesk.ops.chaos.CallerProcess;
import frontdesk.ops.chaos.ChaosRun;
import frontdesk.ops.chaos.FaultNotPossible;
import frontdesk.ops.chaos.Scenario;
import frontdesk.ops.chaos.Verdict;
import frontdesk.ops.playground.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The database server stops as by a power cut during a call, and comes back after 10 s.
 *
 * @param name of the scenario
 * @param during the words of the question whose answer is lost
 * @param script what the caller does
 */
public record PostgresqlStopped(String name, String during, String script) implements Scenario {
  /** From the lost answer on the caller waits for longer than the outage and the recovery. */
  private static final int WAITS_SECONDS = 16;

  /** While the caller is asked what it is for. */
  public static final PostgresqlStopped AT_A_QUESTION =
      new PostgresqlStopped(
          "postgresql-stopped",
          "What is it for?",
          Scripts.booksThoughAnAnswerIsLost(WAITS_SECONDS));

  /** While the appointment is read back: the caller's consent is lost. */
  public static final PostgresqlStopped AT_THE_READ_BACK =
      new PostgresqlStopped(
          "postgresql-stopped-at-read-back",
          "Number ending",
          Scripts.booksThoughConsentIsLost(WAITS_SECONDS));

  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofSeconds(150);
  private static final String CALLER = "sip:+442079460103@127.0.0.1";
  private static final String RECORDING = "caller";
  private static final String CUT_OFF = "cut off for a moment";

  @Override
  public String promise() {
    return "PostgreSQL stops for 10 s during a call: the caller hears the line's announcement that"
        + " it takes a moment, is asked the same question again, and books; no new calls"
        + " meanwhile.";
  }

  @Override
  public Verdict run(ChaosRun run) throws Exception {
    if (!PostgresServer.installed()) {
      throw new FaultNotPossible(PostgresServer.MISSING);
    }
    Verdict verdict = new Verdict(name());
    try (PostgresServer server = PostgresServer.create();
        StoreNode node =
            StoreNode.start(
                new StoreNode.Place(run.folder(), run.settings() + server.settings()))) {
      interrupted(run, verdict, server, node);
      List<String> prompts = node.prompts().stream().map(StoreNode.Said::line).toList();
      node.stop();
      StoredBookings stored =
          StoredBookings.read(run.folder().resolve("frontdesk.conf"), server.settings());
      new StorePromises(verdict).promisesOnlyWhatIsWritten(prompts, stored, 1);
    }
    return verdict;
  }

  private void interrupted(ChaosRun run, Verdict verdict, PostgresServer server, StoreNode node)
      throws Exception {
    StorePromises promises = new StorePromises(verdict);
    Random random = new Random(run.seed());
    try (CallerProcess caller =
        CallerProcess.call(run.folder(), RECORDING, node.uri(), CALLER, script)) {
      node.await("the question", PATIENCE, said -> asks(said.line()));
      long stopped = System.nanoTime();
      server.stopAtOnce();
      run.say("stopped");
      node.await("that is noticed", PATIENCE, said -> said.line().contains("takes no writes"));
      promises.refuses(
          SipQuestion.ask("OPTIONS", node.sip(), random),
          SipQuestion.ask("INVITE", node.sip(), random));
      long left = OUTAGE.toNanos() - (System.nanoTime() - stopped);
      new CountDownLatch(1).await(Math.max(0, left), TimeUnit.NANOSECONDS);
      server.start();
      long started = System.nanoTime();
      StoreNode.Said recovered =
          node.await("that it recovers", PATIENCE, said -> said.line().contains("writes again"));
      StoreNode.Said again =
          node.await("the question again", PATIENCE, said -> said.line().contains(CUT_OFF));
      run.say("back; the question comes " + ms(again.nanos() - started) + " ms later");
      MeasuredCall heard = caller.result(CALL);
      run.say("the caller: " + heard.reason());
      promises.heard("the caller", heard, stopped, again.nanos(), run.silenceBound());
      same(verdict, node);
      AnnouncementHeard announcement = AnnouncementHeard.ofTheDefaultVoice(run.speakingRate());
      long announcedMs =
          announcement.heardMs(AnnouncementHeard.farEnd(run.folder().resolve(RECORDING + ".wav")));
      verdict.check(
          "the line says its announcement, more than once",
          announcedMs > announcement.lengthMs(),
          announcedMs + " ms of it, which is " + announcement.lengthMs() + " ms long");
      promises.logsOnce(node.alarms(stopped));
      verdict.figure("noticed_again_ms", ms(recovered.nanos() - started));
      verdict.figure("asked_again_ms", ms(again.nanos() - started));
    }
  }

  private boolean asks(String line) {
    return line.contains(during);
  }

  private void same(Verdict verdict, StoreNode node) {
    List<String> prompts = node.prompts().stream().map(StoreNode.Said::line).toList();
    String question = prompts.stream().filter(this::asks).findFirst().orElseThrow();
    String again = prompts.get(prompts.indexOf(question) + 1);
    verdict.check(
        "the caller is asked the same question again",
        again.contains(CUT_OFF) && StorePromises.asksTheSame(question, again),
        again);
  }

  private static long ms(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
