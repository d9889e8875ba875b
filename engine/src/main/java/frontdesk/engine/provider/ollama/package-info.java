/** Models on a machine of the clinic's own, served by Ollama. */
@NullMarked
package frontdesk.engine.provider.ollama;

import org.jspecify.annotations.NullMarked;
