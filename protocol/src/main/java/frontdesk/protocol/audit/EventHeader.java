package frontdesk.protocol.audit;

import frontdesk.protocol.id.BuildId;
import frontdesk.protocol.id.ClinicId;
import java.time.Instant;

/**
 * What every stored event begins with.
 *
 * @param version schema version of the event's type, from 1
 * @param at wall time of the write
 * @param clinic whose it is
 * @param build who wrote it
 * @param previous SHA-256 in hex of the entity's previous event, empty for the first
 */
public record EventHeader(
    int version, Instant at, ClinicId clinic, BuildId build, String previous) {}
