package frontdesk.config.catalogue;

import frontdesk.protocol.id.ResourceId;
import frontdesk.protocol.id.ServiceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a service asks of the patient and of the clinic besides its own time.
 *
 * @param preparation what the patient has to do before, in the clinic's language
 * @param prerequisite what the patient must have had before
 * @param followUp what usually comes after; said, not demanded
 * @param minimumGap the least time between two of this service for one patient; zero for none
 * @param bufferBefore how long the practitioner and the room are busy before it, whole minutes
 * @param bufferAfter how long they are busy after it, whole minutes
 * @param rooms it needs one of these, the first that is free; empty when it needs none
 * @param insurers who pays for it; empty when that is all of the clinic's
 */
public record ServiceRules(
    Optional<String> preparation,
    Optional<Prerequisite> prerequisite,
    Optional<FollowUp> followUp,
    Duration minimumGap,
    Duration bufferBefore,
    Duration bufferAfter,
    List<ResourceId> rooms,
    Optional<List<String>> insurers) {
  /** Those of a service that asks for nothing. */
  public static final ServiceRules NONE =
      new ServiceRules(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          List.of(),
          Optional.empty());

  /**
   * Another service that comes first.
   *
   * @param within it must begin no longer than this before
   */
  public record Prerequisite(ServiceId service, Duration within) {}

  /**
   * Another visit that usually follows.
   *
   * @param after so long after
   */
  public record FollowUp(ServiceId service, Duration after) {}
}
