/**
 * How soon Frontdesk stops speaking when a caller interrupts, and how rarely it stops for its own
 * echo, a cough or noise: whole calls to a node of this process from callers of another one.
 *
 * <p><i>IO flow</i>: BargeInBench (node, plan) &rarr; BargeInCallersCommand &rarr; FarLine (SIP;
 * RTP of LineSound: echo, noise and what is put into the prompt) &harr; the node; PromptWatch hears
 * where prompts stop &rarr; TrialReport, a line of JSON &rarr; BargeInFigures.
 */
@NullMarked
package frontdesk.ops.bench.bargein;

import org.jspecify.annotations.NullMarked;
