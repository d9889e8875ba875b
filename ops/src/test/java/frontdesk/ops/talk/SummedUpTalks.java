package frontdesk.ops.talk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.config.catalogue.Catalogue;
import frontdesk.engine.call.CallSeals;
import frontdesk.engine.call.ClinicKnowledge;
import frontdesk.engine.call.brain.Brain;
import frontdesk.engine.call.summary.CallSummary;
import frontdesk.engine.call.summary.OpenedWords;
import frontdesk.engine.call.summary.Tone;
import frontdesk.engine.call.summary.Transcript;
import frontdesk.ops.call.SummaryReport;
import frontdesk.protocol.audit.EventHeader;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.call.CallEvent.Ending;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.CallId;
import frontdesk.protocol.id.KeyId;
import frontdesk.protocol.id.ShardId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Lets written callers talk, and sums up what their journal would say. One thread. */
final class SummedUpTalks implements AutoCloseable {
  private static final ShardId SHARD = new ShardId("talk-0");

  private final TalkPlace place;
  private long seed = 7;
  private final Catalogue catalogue;

  private SummedUpTalks(TalkPlace place) {
    this.place = place;
    this.catalogue = place.catalogue("").orElseThrow();
  }

  static SummedUpTalks open() {
    return new SummedUpTalks(((TalkPlace.Opening.Opened) TalkPlace.open(Optional.empty())).place());
  }

  /** One conversation that was held, as its journal has it. */
  record Held(CallId id, TalkFile file, List<CallEvent> events) {
    CallSummary summary() {
      return CallSummary.of(id, events);
    }
  }

  Held hold(Path path) throws InterruptedException {
    return hold(path, Optional.empty());
  }

  /** With a language model. */
  Held hold(Path path, Optional<Brain> brain) throws InterruptedException {
    TalkFileReader.Reading reading = TalkFileReader.read(path);
    assertThat(reading).as(reading.toString()).isInstanceOf(TalkFileReader.Reading.Read.class);
    TalkFile file = ((TalkFileReader.Reading.Read) reading).file();
    TalkRunner runner =
        new TalkRunner(
            place.clinics(),
            catalogue,
            place.interpreter(),
            place.storage().keys(),
            new Random(seed),
            brain);
    TalkResult result = runner.run(file);
    CallId id = CallId.create(SHARD, new Random(seed++));
    return new Held(id, file, journal(id, result));
  }

  /** Erases the conversation. */
  void forget(Held held) {
    place.storage().keys().destroy(key(held)).toCompletableFuture().join();
  }

  private static KeyId key(Held held) {
    return new KeyId("call/" + held.id().value());
  }

  private List<CallEvent> journal(CallId id, TalkResult result) {
    ClinicKnowledge clinic = place.clinics().knowledge(catalogue);
    List<CallEvent> events = new ArrayList<>();
    Instant first = result.turns().get(0).input().at();
    events.add(
        new CallEvent.CallArrived(
            header(first), id, clinic.contents(), "100", Optional.empty(), catalogue.language()));
    int turn = 0;
    Instant at = first;
    boolean gone = false;
    for (var taken : result.turns()) {
      turn++;
      at = taken.input().at();
      gone |= taken.input() instanceof Input.CallerGone;
      events.add(new CallEvent.InputRecorded(header(at), turn, taken.input()));
      for (Decision decision : taken.decisions()) {
        events.add(new CallEvent.DecisionMade(header(at), turn, decision));
      }
    }
    Ending ending = gone ? Ending.CALLER_HUNG_UP : Ending.COMPLETED;
    events.add(new CallEvent.CallEnded(header(at), ending));
    return List.copyOf(events);
  }

  private EventHeader header(Instant at) {
    return new EventHeader(1, at, catalogue.id(), new BuildId("test"), "");
  }

  /** The words of a conversation. */
  OpenedWords words(Held held) {
    return new OpenedWords(
        place
            .storage()
            .keys()
            .find(key(held))
            .toCompletableFuture()
            .join()
            .map(sealing -> new CallSeals(sealing, held.id())),
        Optional.of(catalogue),
        place.clinics().knowledge(catalogue).texts());
  }

  /** What the command prints with {@code --json --transcript}. */
  String json(Held held, Optional<OpenedWords> words) throws JsonProcessingException {
    return JsonMapper.builder().build().writeValueAsString(report(held, words));
  }

  /** What the command prints for a clinic whose calls begin in this language. */
  String sentences(Held held, String language) {
    return SummaryReport.sentences(held.summary(), catalogue, language);
  }

  SummaryReport report(Held held, Optional<OpenedWords> words) {
    return SummaryReport.of(
        held.summary(),
        Optional.of(catalogue),
        List.of(),
        words.map(opened -> Tone.of(held.events(), opened)),
        Transcript.of(held.events(), words));
  }

  @Override
  public void close() {
    place.close();
  }
}
