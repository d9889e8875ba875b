package frontdesk.engine.call.brain;

import frontdesk.protocol.provider.LanguageModel;

/**
 * A language model for calls, and when and how it is asked.
 *
 * @param model one that is shared by calls, or made for one
 */
public record Brain(LanguageModel model, BrainSettings settings) {}
