package frontdesk.ops.planted.protocol.booking;

import org.apache.pekko.actor.typed.ActorSystem;

/** Knows the runtime among the words, on purpose. */
record KnowsTheActorSystem(ActorSystem<?> system) {}
