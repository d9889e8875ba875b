package frontdesk.engine.call.brain;

import frontdesk.protocol.provider.LanguageModel;

/**
 * A language model for calls, and when and how it is asked.
 *
 * @param model one that is shared by calls, or made for one
 * @param load whether its node has time for what nobody waits for yet
 */
public record Brain(LanguageModel model, BrainSettings settings, NodeLoad load) {
  /** On a node that always has time. */
  public Brain(LanguageModel model, BrainSettings settings) {
    this(model, settings, NodeLoad.none());
  }
}
