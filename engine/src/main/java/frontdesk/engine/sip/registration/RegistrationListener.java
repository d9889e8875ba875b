package frontdesk.engine.sip.registration;

import frontdesk.engine.sip.message.SipUri;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hears what becomes of a registration, on the signalling thread. */
public interface RegistrationListener {
  /**
   * It stands, new or refreshed.
   *
   * @param granted until it would expire; it is refreshed before
   * @param seenAs address and port that the registrar saw us at, where it says so (RFC 3581)
   */
  void onRegistered(Duration granted, Optional<String> seenAs);

  /**
   * What was asked for, and what of it stands from now on: some registrars keep so many contacts of
   * an account and no more. Told before {@link #onRegistered}.
   */
  default void onStanding(List<SipUri> asked, List<SipUri> kept) {}

  /**
   * An attempt failed. A registration from before may stand until it expires.
   *
   * @param status of the refusal, 0 without any
   * @param next when the next attempt follows
   */
  void onFailed(RegistrationFailure why, int status, Duration next);

  /** It was taken back, or nobody answered when it was; nothing more follows. */
  void onEnded();
}
