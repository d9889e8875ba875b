package frontdesk.ops.planted.protocol.booking;

import java.nio.file.Path;

/** Does I/O among the words, on purpose. */
record ReadsFiles(Path file) {}
