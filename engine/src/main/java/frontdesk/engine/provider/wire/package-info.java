/**
 * What all vendors stand on: accounts, WebSocket links and HTTP requests with streamed answers,
 * each bounded, each with deadlines, each failure said in the words of the ports.
 *
 * <p><i>IO flow:</i> adapter {@literal >} bounded outbox {@literal >} socket {@literal >} vendor
 * {@literal >} socket {@literal >} one message or piece at a time {@literal >} adapter.
 */
@NullMarked
package frontdesk.engine.provider.wire;

import org.jspecify.annotations.NullMarked;
