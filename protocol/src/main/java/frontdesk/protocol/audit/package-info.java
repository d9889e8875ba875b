/** Words and events of the access journal, and the port to contents kept by hash. */
@NullMarked
package frontdesk.protocol.audit;

import org.jspecify.annotations.NullMarked;
