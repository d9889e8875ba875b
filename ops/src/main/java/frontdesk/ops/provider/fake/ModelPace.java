package frontdesk.ops.provider.fake;

import java.time.Duration;

/**
 * How fast a model answers.
 *
 * @param headers from the request to the status
 * @param firstToken from the status to the first piece
 * @param between two pieces
 */
public record ModelPace(Duration headers, Duration firstToken, Duration between) {
  /** As fast as it can. */
  public static final ModelPace AT_ONCE =
      new ModelPace(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** With the status at once, as all vendors do. */
  public static ModelPace of(Duration firstToken, Duration between) {
    return new ModelPace(Duration.ZERO, firstToken, between);
  }
}
