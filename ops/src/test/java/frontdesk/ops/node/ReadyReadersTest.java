package frontdesk.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import frontdesk.protocol.booking.Slot;
import frontdesk.protocol.call.CallEvent;
import frontdesk.protocol.dialogue.Decision;
import frontdesk.protocol.dialogue.Input;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which readers a node makes before it takes a call over. */
class ReadyReadersTest {
  @Test
  void shouldFindEveryTypeThatACallIsRecoveredFrom() {
    Set<Class<?>> types = ReadyReaders.types(CallEvent.class);

    assertThat(types)
        .contains(CallEvent.class.getPermittedSubclasses())
        .contains(Input.class.getPermittedSubclasses())
        .contains(Decision.class.getPermittedSubclasses())
        .contains(CallEvent.StoredDialog.class, Slot.class);
  }

  @Test
  void shouldLeaveOutWhatIsNotOurs() {
    assertThat(ReadyReaders.types(CallEvent.class)).doesNotContain(String.class);
    assertThat(ReadyReaders.types(String.class)).isEmpty();
  }
}
