/**
 * Stand-ins of the vendors' services on 127.0.0.1: their wire is real, what they say is scripted,
 * and they can do what the real ones do on a bad day. Tests, chaos and benches run against them;
 * nothing else does.
 *
 * <p><i>IO flow:</i> socket {@literal >} {@link frontdesk.ops.provider.fake.FakeServer} {@literal
 * >} {@link frontdesk.ops.provider.fake.VendorFake} (refuses, limits) {@literal >} one vendor's
 * fake {@literal >} {@link frontdesk.ops.provider.fake.FakeExchange} or {@link
 * frontdesk.ops.provider.fake.FakeWebSocket}.
 */
@NullMarked
package frontdesk.ops.provider.fake;

import org.jspecify.annotations.NullMarked;
