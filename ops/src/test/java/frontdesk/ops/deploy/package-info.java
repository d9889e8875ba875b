/** The files of ops/deploy, checked with the programs that read them where those are installed. */
@NullMarked
package frontdesk.ops.deploy;

import org.jspecify.annotations.NullMarked;
