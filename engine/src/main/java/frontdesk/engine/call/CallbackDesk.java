package frontdesk.engine.call;

import frontdesk.engine.call.Outbox.PendingTool;
import frontdesk.protocol.booking.CallbackProtocol;
import frontdesk.protocol.dialogue.ToolAnswer;
import frontdesk.protocol.dialogue.ToolCall;
import frontdesk.protocol.id.CallbackId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Promises callbacks; any thread. */
final class CallbackDesk {
  private final ToolDesk.Desk<CallbackProtocol.Command> callbacks;
  private final ToolKeys ids;
  private final CallSeals seals;
  private final Asking asking;
  private final Duration dueIn;

  CallbackDesk(
      ToolDesk.Desk<CallbackProtocol.Command> callbacks,
      ToolKeys ids,
      CallSeals seals,
      Asking asking,
      Duration dueIn) {
    this.callbacks = callbacks;
    this.ids = ids;
    this.seals = seals;
    this.asking = asking;
    this.dueIn = dueIn;
  }

  CompletionStage<ToolAnswer> promise(ToolCall.PromiseCallback wanted, PendingTool tool) {
    CallbackId id = ids.callback();
    Instant due = tool.madeAt().plus(dueIn);
    CallbackProtocol.Wish wish =
        new CallbackProtocol.Wish(
            wanted
                .number()
                .flatMap(handle -> seals.open(CallSeals.Field.NUMBER, handle))
                .map(text -> seals.seal(CallSeals.Field.CALLBACK_NUMBER, text)),
            wanted.service(),
            wanted.practitioner(),
            wanted.date(),
            wanted.time());
    return asking
        .<CallbackProtocol.Command, CallbackProtocol.Answer>ask(
            callbacks,
            replyTo -> new CallbackProtocol.Promise(id, ids.call(), wish, due, replyTo),
            answer -> answer.outcome() == CallbackProtocol.Outcome.OUTCOME_UNKNOWN)
        .thenApply(
            answer ->
                answer
                    .filter(a -> a.outcome() == CallbackProtocol.Outcome.COMMITTED)
                    .<ToolAnswer>map(a -> new ToolAnswer.CallbackPromised(id, due))
                    .orElseGet(ToolAnswer.Unavailable::new));
  }
}
