package dev.quell.pipeline;

import java.util.List;

/** How one kind of rule is stored, read and made ready. */
interface RuleKind<I, R> {

  /** What comes before the dot in its commands. */
  String area();

  /** Where it is kept. */
  RuleStore store();

  List<I> read(String json);

  String write(List<I> items);

  /**
   * Refuses what makes no sense.
   *
   * @param path what stands before the list in the request, for the refusal
   */
  R compile(String path, List<I> items);

  /** The same rule, with this id unless it has one. */
  I identified(I item, String id);

  String idOf(I item);

  /** What holds where nobody set anything. */
  R none();
}
