package frontdesk.engine.provider.voice;

import frontdesk.engine.provider.wire.Account;

/** What every vendor of voices has, however it is asked. No state. */
public interface VendorWire {
  /** Where it is, and in whose name it is asked. */
  Account account();

  /** Model and voices. */
  VoiceChoice choice();

  /** For logs and metrics, such as {@code azure}. */
  default String vendor() {
    return account().name();
  }
}
