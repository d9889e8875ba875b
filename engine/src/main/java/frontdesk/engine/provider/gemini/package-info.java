/** Google's Gemini models by their own interface. */
@NullMarked
package frontdesk.engine.provider.gemini;

import org.jspecify.annotations.NullMarked;
