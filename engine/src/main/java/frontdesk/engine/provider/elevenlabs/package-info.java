/** ElevenLabs's services behind the ports. */
@NullMarked
package frontdesk.engine.provider.elevenlabs;

import org.jspecify.annotations.NullMarked;
