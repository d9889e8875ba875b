/** Sealed personal data, secrets, and the port to the keys that open them. */
@NullMarked
package frontdesk.protocol.privacy;

import org.jspecify.annotations.NullMarked;
