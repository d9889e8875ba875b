package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CLEANING;
import static frontdesk.engine.dialogue.SampleClinic.POPESCU;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import frontdesk.engine.dialogue.tools.Parameter;
import frontdesk.engine.dialogue.tools.Proposing;
import frontdesk.engine.dialogue.tools.RefusalSentences;
import frontdesk.engine.dialogue.tools.Schemas;
import frontdesk.engine.dialogue.tools.Tool;
import frontdesk.engine.dialogue.tools.ToolRefusal;
import frontdesk.engine.dialogue.tools.ToolRefusal.Code;
import frontdesk.engine.dialogue.tools.Tools;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import frontdesk.protocol.dialogue.Intent;
import frontdesk.protocol.dialogue.Objection;
import frontdesk.protocol.dialogue.Phase;
import frontdesk.protocol.dialogue.Proposal;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The declared tools: what is asked for by name and raw arguments is proposed, or refused. */
class ToolsTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call = PhoneCall.opened(ledger);

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Proposing.Outcome ask(String tool, String arguments) {
    return new Proposing(Situation.of(call.state), SampleClinic.CATALOGUE)
        .propose(tool, json(arguments));
  }

  private Code refusal(String tool, String arguments) {
    Proposing.Outcome outcome = ask(tool, arguments);
    assertThat(outcome).isInstanceOf(Proposing.Outcome.Refused.class);
    return ((Proposing.Outcome.Refused) outcome).refusal().code();
  }

  /** Proposes it, and lets the conversation follow. */
  private List<Decision> follow(String tool, String arguments) {
    Proposing.Outcome outcome = ask(tool, arguments);
    assertThat(outcome).isInstanceOf(Proposing.Outcome.Proposed.class);
    Proposal proposal = ((Proposing.Outcome.Proposed) outcome).proposal();
    return call.give(new Input.Proposed(call.tick(), call.state.prompts(), proposal));
  }

  private void toOffers() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY));
    assertThat(call.question()).isEqualTo(Question.OFFER);
  }

  private void toReadBack() {
    call.say(NOTHING.withService(CLEANING).withDate(TUESDAY).withTime(LocalTime.of(15, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
  }

  @Test
  void shouldDeclareEveryTool() {
    assertThat(Tools.ALL)
        .extracting(Tool::name)
        .containsExactlyInAnyOrder(
            "identify_user",
            "fetch_slots",
            "check_availability",
            "book_appointment",
            "retrieve_appointments",
            "cancel_appointment",
            "modify_appointment",
            "select_alternative_time",
            "release_slot",
            "join_waiting_list",
            "leave_waiting_list",
            "answer_offer",
            "find_series",
            "book_series",
            "clinic_information",
            "request_human",
            "end_conversation");
    for (Tool tool : Tools.ALL) {
      assertThat(tool.purpose()).as(tool.name()).isNotBlank();
      assertThat(tool.result()).as(tool.name()).isNotBlank();
      assertThat(tool.parameters())
          .as(tool.name())
          .allSatisfy(one -> assertThat(one.meaning() + one.kind().described()).isNotBlank());
    }
  }

  @Test
  void shouldReachEveryToolFromANodeThatIsReached() {
    assertThat(unreached(Tools.ALL)).isEmpty();
    // and find one that nobody can ever ask for
    Tool lost = new Tool("lost", "?", List.of(), "?", Set.of("nowhere"), false, Set.of());
    assertThat(unreached(List.of(lost))).containsExactly("lost");
  }

  private static List<String> unreached(List<Tool> tools) {
    Set<String> nodes = new HashSet<>(Set.of("initial"));
    Flow.EXITS.values().stream()
        .flatMap(List::stream)
        .forEach(exit -> nodes.add(exit.to().name().toLowerCase(java.util.Locale.ROOT)));
    return tools.stream()
        .filter(tool -> tool.nodes().stream().noneMatch(nodes::contains))
        .map(Tool::name)
        .toList();
  }

  @Test
  void shouldNeedIdentificationForNothingThatAnybodyMayKnow() {
    assertThat(Tools.ALL)
        .filteredOn(Tool::needsIdentification)
        .extracting(Tool::name)
        .containsExactlyInAnyOrder(
            "retrieve_appointments",
            "cancel_appointment",
            "modify_appointment",
            "join_waiting_list",
            "leave_waiting_list",
            "answer_offer");
  }

  @Test
  void shouldHaveOneSentenceForEveryCodeInEveryLanguage() {
    for (String language : Languages.SPOKEN) {
      assertThat(Code.values())
          .allSatisfy(code -> assertThat(RefusalSentences.of(code, language)).endsWith("."));
      assertThat(Objection.values())
          .allSatisfy(code -> assertThat(RefusalSentences.of(code, language)).endsWith("."));
      assertThat(Refusal.values())
          .allSatisfy(code -> assertThat(RefusalSentences.of(code, language)).endsWith("."));
    }
    for (Code code : Code.values()) {
      assertThat(RefusalSentences.of(code, "ro")).isNotEqualTo(RefusalSentences.of(code, "en"));
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(Code.UNKNOWN_TOOL, "drop_tables", "{}"),
        Arguments.of(Code.NOT_PERMITTED_HERE, "cancel_appointment", "{'reference': '4711'}"),
        Arguments.of(Code.NOT_PERMITTED_HERE, "end_conversation", "{}"),
        Arguments.of(Code.NOT_AN_OBJECT, "fetch_slots", "[]"),
        Arguments.of(Code.UNKNOWN_PARAMETER, "fetch_slots", "{'service': 'x', 'sql': '1'}"),
        Arguments.of(Code.MISSING_PARAMETER, "fetch_slots", "{}"),
        Arguments.of(Code.MISSING_PARAMETER, "clinic_information", "{'topic': 'prices'}"),
        Arguments.of(Code.WRONG_KIND, "fetch_slots", "{'service': 7}"),
        Arguments.of(Code.WRONG_KIND, "fetch_slots", "{'service': 'SERVICE', 'date': 'soon'}"),
        Arguments.of(Code.WRONG_KIND, "fetch_slots", "{'service': 'SERVICE', 'limit': 2.5}"),
        Arguments.of(Code.WRONG_KIND, "fetch_slots", "{'service': 'SERVICE', 'earliest': '25:00'}"),
        Arguments.of(Code.OUT_OF_RANGE, "fetch_slots", "{'service': 'SERVICE', 'limit': 43}"),
        Arguments.of(
            Code.OUT_OF_RANGE,
            "fetch_slots",
            "{'service': 'SERVICE', 'limit': 1e99}".replace("1e99", "99999999999")),
        Arguments.of(
            Code.OUT_OF_RANGE,
            "fetch_slots",
            "{'service': 'SERVICE', 'earliest': '15:00', 'latest': '14:00'}"),
        Arguments.of(Code.OUT_OF_RANGE, "clinic_information", "{'topic': 'gossip'}"),
        Arguments.of(Code.NOT_IN_CATALOGUE, "fetch_slots", "{'service': 'levitation'}"),
        Arguments.of(Code.NOT_IN_CATALOGUE, "fetch_slots", "{'service': ' <no id> '}"),
        Arguments.of(
            Code.OUT_OF_RANGE,
            "fetch_slots",
            "{'service': 'SERVICE', 'date': '2027-03-02', 'until': '2027-03-01'}"),
        Arguments.of(Code.MISSING_PARAMETER, "select_alternative_time", "{}"),
        Arguments.of(Code.MISSING_PARAMETER, "select_alternative_time", "{'date': '2027-03-02'}"),
        Arguments.of(
            Code.NOT_OFFERED,
            "select_alternative_time",
            "{'date': '2027-03-02', 'time': '03:00', 'service': 'SERVICE'}"),
        Arguments.of(Code.NOTHING_HELD, "release_slot", "{}"),
        Arguments.of(Code.NOT_OFFERED, "select_alternative_time", "{'choice': 7}"));
  }

  @ParameterizedTest(name = "{0} for {1} {2}")
  @MethodSource("refused")
  void shouldRefuseEachByItsOwnCode(Code code, String tool, String arguments) {
    toOffers();
    String filled = arguments.replace("SERVICE", CLEANING.value());
    assertThat(refusal(tool, filled)).isEqualTo(code);
    assertThat(((Proposing.Outcome.Refused) ask(tool, filled)).refusal().remedy()).isNotBlank();
  }

  @Test
  void shouldNameTheParameterItsKindAndTheRemedy() {
    toOffers();
    ToolRefusal refusal =
        ((Proposing.Outcome.Refused)
                ask("fetch_slots", "{'service': '" + CLEANING.value() + "', 'limit': 'many'}"))
            .refusal();
    assertThat(refusal)
        .isEqualTo(
            new ToolRefusal(
                Code.WRONG_KIND,
                "fetch_slots",
                Optional.of("limit"),
                "a whole number from 1 to 42"));
    assertThat(refusal.remedy()).isEqualTo("pass limit: a whole number from 1 to 42");
  }

  @Test
  void shouldSearchHoldAndBookAsTheScriptWould() {
    toOffers();
    follow(
        "check_availability",
        "{'service': '%s', 'date': '%s', 'time': '15:00'}".formatted(CLEANING.value(), TUESDAY));
    follow("select_alternative_time", "{'choice': 1}");
    assertThat(ledger.holds).hasSize(1);
    call.sayName();
    call.say(YES);
    call.say(YES);
    // the conversation has the last word: nobody said yes yet
    assertThat(follow("book_appointment", "{}"))
        .contains(new Decision.ProposalRefused(Objection.NOT_AGREED));
    assertThat(refusal("book_appointment", "{'note': true}")).isEqualTo(Code.NOT_SAID);
    assertThat(ledger.booked).isEmpty();
  }

  @Test
  void shouldHoldASlotThatWasFoundAndNotOfferedByItsTime() {
    toOffers();
    follow(
        "fetch_slots",
        "{'service': '%s', 'date': '%s', 'limit': 20}".formatted(CLEANING.value(), TUESDAY));
    follow("select_alternative_time", "{'date': '%s', 'time': '10:30'}".formatted(TUESDAY));
    assertThat(ledger.holds.values())
        .extracting(slot -> slot.start().atZone(SampleClinic.ZONE).toLocalDateTime())
        .containsExactly(TUESDAY.atTime(10, 30));
    follow("release_slot", "{}");
    assertThat(ledger.holds).isEmpty();
  }

  @Test
  void shouldPutNobodyOnTheWaitingListBeforeTheySaidYesAndWhoTheyAre() {
    toOffers();
    assertThat(refusal("join_waiting_list", "{}")).isEqualTo(Code.NOT_PERMITTED_HERE);
    assertThat(refusal("leave_waiting_list", "{}")).isEqualTo(Code.NOT_PERMITTED_HERE);
    assertThat(refusal("answer_offer", "{'accepted': true}")).isEqualTo(Code.NOT_PERMITTED_HERE);
    assertThat(refusal("find_series", "{'every': 'P3M'}")).isEqualTo(Code.NOT_PERMITTED_HERE);
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    assertThat(
            refusal(
                "join_waiting_list",
                "{'service': '%s', 'from': '%s', 'until': '%s'}"
                    .formatted(CLEANING.value(), TUESDAY, TUESDAY)))
        .isEqualTo(Code.NOT_IDENTIFIED);
  }

  @Test
  void shouldLookForASeriesOnceSomethingIsBooked() {
    toReadBack();
    call.say(YES);
    assertThat(refusal("find_series", "{'every': 'often'}")).isEqualTo(Code.WRONG_KIND);
    assertThat(refusal("find_series", "{'every': 'P9Y'}")).isEqualTo(Code.OUT_OF_RANGE);
    assertThat(refusal("find_series", "{'every': '-P1M'}")).isEqualTo(Code.OUT_OF_RANGE);
    follow("find_series", "{'every': 'P1M'}");
    assertThat(call.question()).isEqualTo(Question.SERIES);
    // read out, and not agreed to
    assertThat(follow("book_series", "{}"))
        .contains(new Decision.ProposalRefused(Objection.NOT_AGREED));
  }

  @Test
  void shouldTellWhatTheCatalogueSays() {
    follow(
        "clinic_information", "{'topic': 'prices', 'service': '%s'}".formatted(CLEANING.value()));
    assertThat(call.lastSaid()).startsWith("info.price");
    follow("clinic_information", "{'topic': 'hours'}");
    assertThat(call.lastSaid()).startsWith("info.hours");
    follow("clinic_information", "{'topic': 'address'}");
    assertThat(call.lastSaid()).startsWith("info.address");
  }

  @Test
  void shouldIdentifyByWhatWasSaidOnly() {
    ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.FIND_APPOINTMENT));
    assertThat(refusal("identify_user", "{'birth_date': true, 'number': true}"))
        .isEqualTo(Code.NOT_SAID);
    assertThat(refusal("identify_user", "{'name': false}")).isEqualTo(Code.TOO_FEW_FACTS);
    assertThat(refusal("retrieve_appointments", "{}")).isEqualTo(Code.NOT_IDENTIFIED);
  }

  @Test
  void shouldKnowNobodysAppointmentButTheCallers() {
    Appointment appointment = ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.CANCEL_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(call.question()).isEqualTo(Question.CONFIRM_CANCEL);
    assertThat(refusal("cancel_appointment", "{'reference': '123'}"))
        .isEqualTo(Code.NO_SUCH_APPOINTMENT);
    String own = "{'reference': '" + appointment.reference() + "'}";
    assertThat(follow("cancel_appointment", own))
        .contains(new Decision.ProposalRefused(Objection.NOT_AGREED));
    assertThat(ledger.cancelled).isEmpty();
  }

  @Test
  void shouldNeedAHoldToMoveAnAppointment() {
    Appointment appointment = ledger.has(CLEANING, POPESCU, TUESDAY.atTime(11, 0));
    call.say(NOTHING.withIntent(Intent.MOVE_APPOINTMENT));
    call.say(NOTHING.withNumber(SampleClinic.sealed("typed")));
    call.say(NOTHING.withBirthDate(SampleClinic.sealed("birth")));
    assertThat(Situation.of(call.state).node()).isEqualTo("change");
    String own = "{'reference': '" + appointment.reference() + "'}";
    assertThat(refusal("modify_appointment", own)).isEqualTo(Code.NOTHING_HELD);
  }

  @Test
  void shouldAskWhetherAPersonIsToCallBackAndOnlyAsk() {
    toOffers();
    follow("request_human", "{}");
    assertThat(call.question()).isEqualTo(Question.CALLBACK);
    assertThat(follow("request_human", "{}"))
        .contains(new Decision.ProposalRefused(Objection.QUESTION_NOT_ASKABLE));
    assertThat(ledger.callbacks).isEmpty();
  }

  @Test
  void shouldEndOnlyWhereTheCallerWasAskedForMore() {
    toReadBack();
    assertThat(refusal("end_conversation", "{}")).isEqualTo(Code.NOT_PERMITTED_HERE);
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.MORE);
    follow("end_conversation", "{}");
    assertThat(call.state.phase()).isEqualTo(Phase.END);
  }

  @Test
  void shouldDeriveSchemasThatSayWhatIsChecked() {
    JsonNode schema =
        Schemas.of(Tools.named("fetch_slots").orElseThrow(), Optional.of(SampleClinic.CATALOGUE));
    assertThat(schema.path("required")).hasSize(1);
    assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
    assertThat(schema.at("/properties/limit/maximum").intValue()).isEqualTo(42);
    assertThat(schema.at("/properties/service/enum").toString()).contains(CLEANING.value());
    for (Tool tool : Tools.ALL) {
      JsonNode one = Schemas.of(tool, Optional.empty());
      assertThat(one.path("properties")).hasSize(tool.parameters().size());
      for (Parameter parameter : tool.parameters()) {
        assertThat(one.path("properties").path(parameter.name()).path("type").textValue())
            .isNotBlank();
      }
    }
  }

  @Test
  void shouldTellAModelOfTheToolsOfItsNodeOnly() {
    assertThat(Schemas.forModel("booking", SampleClinic.CATALOGUE))
        .extracting(tool -> tool.name())
        .contains("fetch_slots", "select_alternative_time")
        .doesNotContain("cancel_appointment", "book_appointment", "end_conversation");
  }

  @Test
  void shouldCoverEveryToolCallThatABrainMayWishFor() {
    Set<Class<?>> own = Set.of(ToolCall.ReleaseHold.class, ToolCall.RecallWish.class);
    assertThat(ToolCall.class.getPermittedSubclasses())
        .filteredOn(kind -> !own.contains(kind))
        .allSatisfy(
            kind ->
                assertThat(Situation.nodesThatPermit(kind.asSubclass(ToolCall.class)))
                    .as(kind.getSimpleName())
                    .isNotEmpty());
  }
}
