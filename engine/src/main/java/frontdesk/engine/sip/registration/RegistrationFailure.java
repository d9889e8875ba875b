package frontdesk.engine.sip.registration;

/** Why an attempt to register failed. */
public enum RegistrationFailure {
  /** The answer to a fresh challenge was refused: user or password are wrong. */
  WRONG_CREDENTIALS,
  /** What is asked for cannot be proved by us: no digest, or an algorithm that we do not have. */
  UNKNOWN_CHALLENGE,
  /** 403: this account may not register. */
  FORBIDDEN,
  /** Another refusal of the registrar. */
  REFUSED,
  /** No answer in time. */
  NO_ANSWER,
  /** No socket or connection leads there. */
  UNREACHABLE,
  /** It said 200, but our contact is not among those it keeps. */
  NOT_KEPT
}
