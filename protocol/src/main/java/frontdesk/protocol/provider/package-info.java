/** Ports to speech and language services, embedded or remote. */
@NullMarked
package frontdesk.protocol.provider;

import org.jspecify.annotations.NullMarked;
