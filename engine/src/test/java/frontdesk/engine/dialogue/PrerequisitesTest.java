package frontdesk.engine.dialogue;

import static frontdesk.engine.dialogue.SampleClinic.CHECKUP;
import static frontdesk.engine.dialogue.SampleClinic.ROOT_CANAL;
import static frontdesk.engine.dialogue.SampleClinic.TUESDAY;
import static frontdesk.engine.dialogue.SampleClinic.WEDNESDAY;
import static frontdesk.protocol.dialogue.Understanding.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.config.catalogue.Catalogue;
import frontdesk.config.catalogue.Service;
import frontdesk.config.catalogue.ServiceRules;
import frontdesk.protocol.booking.Refusal;
import frontdesk.protocol.dialogue.Decision.EndReason;
import frontdesk.protocol.dialogue.Limits;
import frontdesk.protocol.dialogue.Question;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.dialogue.Understanding;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A root canal that a checkup has to come before, and a patient who has not had one. */
class PrerequisitesTest {
  private static final Understanding YES = NOTHING.withYes(true);
  private static final Understanding NO = NOTHING.withYes(false);

  private final FakeLedger ledger = new FakeLedger();
  private final PhoneCall call =
      new PhoneCall(ledger, catalogue(), Limits.DEFAULT, SampleClinic.NOW);

  private static Catalogue catalogue() {
    Catalogue all = SampleClinic.CATALOGUE;
    ServiceRules rules =
        new ServiceRules(
            Optional.empty(),
            Optional.of(new ServiceRules.Prerequisite(CHECKUP, Duration.ofDays(180))),
            Optional.empty(),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            Optional.empty());
    List<Service> services =
        all.services().stream()
            .map(
                one ->
                    one.id().equals(ROOT_CANAL)
                        ? new Service(
                            one.id(),
                            one.name(),
                            one.alsoCalled(),
                            one.description(),
                            one.duration(),
                            one.price(),
                            one.askNote(),
                            rules,
                            Map.of())
                        : one)
            .toList();
    return new Catalogue(
        all.id(),
        all.name(),
        all.spokenName(),
        all.language(),
        all.zone(),
        all.calledNumbers(),
        all.address(),
        all.humanNumber(),
        all.emergencyNumber(),
        all.currency(),
        services,
        all.practitioners(),
        all.openingHours(),
        all.holidays(),
        all.insurers(),
        all.booking(),
        all.texts());
  }

  @BeforeEach
  void refused() {
    call.open(true);
    call.say(NOTHING.withService(ROOT_CANAL).withDate(TUESDAY).withTime(LocalTime.of(11, 0)));
    call.sayName();
    call.say(YES);
    call.say(YES);
    call.answerTools = false;
    call.say(YES);
    call.answer(call.lastUse());
    call.answer(new ToolAnswer.Refused(Refusal.PREREQUISITE_MISSING));
    call.answerTools = true;
  }

  @AfterEach
  void replay() {
    call.shouldReplayIdentically();
  }

  @Test
  void shouldExplainBothPricesAndOfferTheFirstFirst() {
    assertThat(call.lastSaid())
        .containsExactly("prerequisite.needed", "info.price", "info.price", "ask.prerequisite.1");
    assertThat(call.tools(ToolCall.ReleaseHold.class)).hasSize(1);
  }

  @Test
  void shouldBookTheFirstFirst() {
    call.say(YES);
    assertThat(call.question()).isEqualTo(Question.DATE);
    call.say(NOTHING.withDate(WEDNESDAY).withTime(LocalTime.of(11, 0)));
    assertThat(call.question()).isEqualTo(Question.CONFIRM);
    call.say(YES);
    assertThat(ledger.booked).hasSize(1);
    assertThat(ledger.booked.get(0).slot().service()).isEqualTo(CHECKUP);
  }

  @Test
  void shouldBookNothingAfterNo() {
    call.say(NO);
    assertThat(call.question()).isEqualTo(Question.MORE);
    call.say(NO);
    assertThat(ledger.booked).isEmpty();
    assertThat(call.ending()).contains(EndReason.INFORMED);
  }
}
