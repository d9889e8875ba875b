/**
 * Identifiers: small value types, never derived from personal data, safe to log and to store in
 * clear.
 */
@NullMarked
package frontdesk.protocol.id;

import org.jspecify.annotations.NullMarked;
