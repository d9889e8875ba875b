package frontdesk.ops.firstcall.spoken;

import static frontdesk.ops.caller.CallScript.hangUp;
import static frontdesk.ops.caller.CallScript.hangUpAfterSaying;
import static frontdesk.ops.caller.CallScript.interruptAfter;
import static frontdesk.ops.caller.CallScript.say;
import static frontdesk.ops.caller.CallScript.staySilent;
import static frontdesk.ops.caller.CallScript.waitForHangUp;
import static frontdesk.ops.caller.CallScript.waitForTurn;
import static frontdesk.ops.firstcall.spoken.ScriptedCall.toPractice;

import frontdesk.ops.caller.CallScript;
import frontdesk.ops.caller.ScriptStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of scripted calls. They are made on a Thursday, at twenty to eight in London, so that
 * "next Tuesday" and "Wednesday" are those of the next week, whatever the reader's habit.
 */
final class ScriptedCalls {
  static final Instant NOW = Instant.parse("2027-02-04T07:40:00Z");

  /** The voice whose weekdays are told apart best; the others speak the other calls. */
  private static final String RMS = "rms";

  private static final List<String> NAME_AND_NUMBER = List.of("maria-jones", "yes", "yes");
  private static final List<String> NEXT_TUESDAY =
      List.of("book-consultation", "next-tuesday", "at-ten-morning");
  private static final List<String> NEXT_THURSDAY =
      List.of("book-consultation", "next-thursday", "at-ten-morning");
  private static final List<String> FIRST_FREE =
      List.of("book-consultation", "first-available", "number-one");
  private static final Duration NINE_SECONDS = Duration.ofSeconds(9);

  static final ScriptedCall STRAIGHT =
      toPractice("straight", "+442079460701", bookedAndDone(upToReadBack(NEXT_TUESDAY)))
          .in(RMS)
          .books("consultation", "sarah_bennett", "2027-02-09T10:00");

  /** One spoken line of the straight call is another day's recording. */
  static final ScriptedCall OTHER_DAY =
      toPractice("other-day", "+442079460702", bookedAndDone(upToReadBack(NEXT_THURSDAY)))
          .in(RMS)
          .books("consultation", "sarah_bennett", "2027-02-11T10:00");

  /** Every spoken line of the straight call is noise of equal length. */
  static final ScriptedCall NOISE =
      toPractice(
              "noise",
              "+442079460703",
              with(
                  Stream.of(NEXT_TUESDAY, NAME_AND_NUMBER, List.of("yes-please", "thats-all"))
                      .flatMap(List::stream)
                      .map(CallScript::sayAsNoise),
                  waitForHangUp()))
          .in(RMS);

  static final ScriptedCall ALL_IN_ONE =
      toPractice(
              "all-in-one",
              "+442079460704",
              bookedBy(upToReadBack(List.of("book-consultation-all-in-one"))))
          .books("consultation", "sarah_bennett", "2027-02-09T10:00");

  static final ScriptedCall CORRECTION =
      toPractice(
              "correction",
              "+442079460705",
              bookedBy(with(upToReadBack(NEXT_TUESDAY).stream(), say("no-wednesday"))))
          .in(RMS)
          .books("consultation", "james_clarke", "2027-02-10T10:00");

  /** Somebody has ten o'clock already: twenty to ten is the nearest that is free. */
  static final ScriptedCall TAKEN =
      toPractice(
              "taken",
              "+442079460706",
              bookedBy(upToReadBack(List.of("book-consultation-all-in-one", "number-one"))))
          .in(RMS)
          .books("consultation", "sarah_bennett", "2027-02-09T09:40");

  /** Says "yes" into the read-back, which is no confirmation, and again when asked again. */
  static final ScriptedCall INTERRUPTION =
      toPractice(
              "interruption",
              "+442079460707",
              bookedBy(
                  with(
                      upToReadBack(FIRST_FREE).stream(),
                      interruptAfter(Duration.ofMillis(1_500)),
                      say("yes-please"))))
          .books("consultation", "sarah_bennett", "2027-02-04T09:00");

  /** No word is spoken: the first service, the first free time, no name. */
  static final ScriptedCall KEYS =
      toPractice(
              "keys-only",
              "+442079460708",
              with(
                  Stream.of("1", "1", "1", "1", "#", "1", "1", "1").map(CallScript::press),
                  waitForHangUp()))
          .books("consultation", "sarah_bennett", "2027-02-04T09:00");

  static final ScriptedCall SILENCE =
      toPractice(
              "silence",
              "+442079460709",
              bookedBy(
                  with(
                      Stream.of(staySilent(NINE_SECONDS)),
                      upToReadBack(FIRST_FREE).toArray(new ScriptStep[0]))))
          .books("consultation", "sarah_bennett", "2027-02-04T09:00");

  static final ScriptedCall NONSENSE =
      toPractice(
          "nonsense",
          "+442079460710",
          with(
              Stream.of("nonsense-weather", "nonsense-recipe", "nonsense-weather")
                  .map(CallScript::say),
              waitForHangUp()));

  /** Hangs up when the read-back has been heard. */
  static final ScriptedCall UNCONFIRMED =
      toPractice(
          "unconfirmed",
          "+442079460711",
          with(upToReadBack(FIRST_FREE).stream(), waitForTurn(), hangUp()));

  /** Hangs up with the last sample of "yes, please": booked once, or not at all. */
  static final ScriptedCall GONE_AFTER_YES =
      toPractice(
          "gone-after-yes",
          "+442079460712",
          with(upToReadBack(FIRST_FREE).stream(), hangUpAfterSaying("yes-please")));

  static final ScriptedCall EMERGENCY =
      toPractice(
          "emergency",
          "+442079460713",
          List.of(say("book-consultation"), say("emergency-bleeding"), waitForHangUp()));

  static final ScriptedCall DENTIST =
      toPractice(
              "dentist", "+442079460714", bookedBy(upToReadBack(List.of("book-all-in-one-anna"))))
          .toDentist()
          .books("teeth_cleaning", "ana_popescu", "2027-02-09T10:00");

  /** In the order in which they begin: the longest first. */
  static final List<ScriptedCall> ALL =
      List.of(
          CORRECTION,
          SILENCE,
          INTERRUPTION,
          TAKEN,
          STRAIGHT,
          OTHER_DAY,
          UNCONFIRMED,
          GONE_AFTER_YES,
          ALL_IN_ONE,
          DENTIST,
          KEYS,
          NONSENSE,
          NOISE,
          EMERGENCY);

  private ScriptedCalls() {}

  private static List<ScriptStep> upToReadBack(List<String> wish) {
    return Stream.concat(wish.stream(), NAME_AND_NUMBER.stream()).map(CallScript::say).toList();
  }

  private static List<ScriptStep> bookedAndDone(List<ScriptStep> steps) {
    return with(steps.stream(), say("yes-please"), say("thats-all"), waitForHangUp());
  }

  /** Who is asked for anything else and says nothing is said goodbye to. */
  private static List<ScriptStep> bookedBy(List<ScriptStep> steps) {
    return with(steps.stream(), say("yes-please"), waitForHangUp());
  }

  private static List<ScriptStep> with(Stream<ScriptStep> steps, ScriptStep... then) {
    List<ScriptStep> all = new ArrayList<>(steps.toList());
    all.addAll(Arrays.asList(then));
    return all;
  }
}
