package frontdesk.ops.planted.engine.dialogue;

import java.util.UUID;

/** Makes up an id, on purpose. */
final class AsksNow {
  private AsksNow() {}

  static String id() {
    return UUID.randomUUID().toString();
  }
}
