package dev.quell.incident;

import dev.quell.web.PageRequest;
import dev.quell.web.Position;
import java.util.Optional;

/**
 * Which part of a long list is wanted.
 *
 * @param after where the last page ended; a page number counts only without it
 */
record Slice(Optional<Position> after, PageRequest page, boolean ascending) {

  static Slice of(Optional<String> context, PageRequest page, boolean ascending) {
    return new Slice(Position.of(context), page, ascending);
  }

  int limit() {
    return page.limit();
  }

  String direction() {
    return ascending ? " asc" : " desc";
  }

  /** Adds where to go on, in the order of the two columns. */
  void addTo(Conditions conditions, String number, String id) {
    after.ifPresent(position ->
        conditions.add(
            "(" + number + ", " + id + ") " + (ascending ? ">" : "<") + " (?, ?)",
            position.number(),
            position.id()));
  }

  /** One more than the page holds tells whether there is a next one. */
  Object[] arguments(Conditions conditions) {
    return conditions.arguments(limit() + 1, after.isPresent() ? 0 : page.offset());
  }
}
