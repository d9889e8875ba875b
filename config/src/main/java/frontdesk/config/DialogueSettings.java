package frontdesk.config;

import frontdesk.config.check.Section;
import frontdesk.protocol.dialogue.Limits;

/**
 * The bounds of the conversation.
 *
 * @param limits what each call's decisions are bounded by, recorded with the call
 */
public record DialogueSettings(Limits limits) {

  static DialogueSettings read(Section section) {
    Section accept = section.section("accept");
    Section confirm = section.section("confirm");
    Section emergency = section.section("emergency");
    Limits limits =
        new Limits(
            section.number("attempts-per-slot", 1, 10),
            confirm.fraction("min-confidence", 0, 1),
            accept.fraction("min-confidence", 0, 1),
            emergency.fraction("min-confidence", 0, 1),
            section.number("alternatives", 1, 9),
            section.number("max-turns", 10, 10_000),
            section.number("callback-due-hours", 1, 24 * 14),
            section.number("writes-per-call", 1, 100),
            section.flag("anything-else"),
            section.flag("ask-time"));
    section.rule(
        limits.confirmMinConfidence() >= limits.acceptMinConfidence(),
        "no less than accept.min-confidence",
        "a confirmation must be surer than other words",
        "confirm.min-confidence",
        "accept.min-confidence");
    accept.finish();
    confirm.finish();
    emergency.finish();
    section.finish();
    return new DialogueSettings(limits);
  }
}
