package frontdesk.ops.talk;

import frontdesk.engine.call.TextCall;
import frontdesk.protocol.booking.Appointment;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.id.AppointmentId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a written conversation.
 *
 * @param turns everything that was learned and decided
 * @param told what the caller was told, prompt by prompt
 * @param lines the conversation as it went, a line for each thing said
 * @param appointments what the clinic has afterwards
 * @param given appointments of before, by their names in the file
 * @param names of the patients afterwards, by appointment
 * @param patients names of all patients afterwards
 * @param emails the e-mail addresses of all patients afterwards
 * @param waiting the services that patients wait for afterwards
 * @param hungUp whether the caller hung up because the file says so
 */
record TalkResult(
    TalkFile file,
    List<TextCall.Taken> turns,
    List<Told> told,
    List<String> lines,
    List<Appointment> appointments,
    Map<String, AppointmentId> given,
    Map<AppointmentId, String> names,
    List<String> patients,
    List<String> emails,
    List<String> waiting,
    Optional<Decision.EndReason> ended,
    boolean hungUp) {

  /** One prompt: what was decided, and its words. */
  record Told(Decision.Say say, String words) {}
}
