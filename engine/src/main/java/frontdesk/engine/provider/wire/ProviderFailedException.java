package frontdesk.engine.provider.wire;

import frontdesk.protocol.provider.Failure;

/** How a stream of pieces fails: by nothing but the failure, so that nothing private is in it. */
public final class ProviderFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public ProviderFailedException(Failure failure) {
    super(failure.toString(), null, false, false);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
