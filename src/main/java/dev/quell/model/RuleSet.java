package dev.quell.model;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Rules in the order in which they are asked, that finds those that match without asking all; an
 * index over their filters is made when it is first needed.
 */
public final class RuleSet<R> extends AbstractList<R> {
  private final List<R> all;
  private final Function<R, Optional<Filter>> filters;
  private volatile Optional<Asked<R>> asked = Optional.empty();

  private record Asked<R>(List<R> rules, List<Filter> filters, FilterIndex index) {}

  private RuleSet(List<R> all, Function<R, Optional<Filter>> filters) {
    this.all = all;
    this.filters = filters;
  }

  /** Those in the list, each with its filter; one without a filter is never asked. */
  public static <R> RuleSet<R> of(List<? extends R> rules, Function<R, Optional<Filter>> filters) {
    return new RuleSet<>(List.copyOf(rules), filters);
  }

  /** Those whose filter matches, in their order; each is asked when its turn comes. */
  public Iterable<R> matching(Subject subject) {
    return all.isEmpty() ? List.of() : () -> new Matching<>(asked(), subject);
  }

  private Asked<R> asked() {
    Optional<Asked<R>> known = asked;
    if (known.isEmpty()) {
      List<R> rules = all.stream().filter(rule -> filters.apply(rule).isPresent()).toList();
      List<Filter> theirs = rules.stream().map(rule -> filters.apply(rule).orElseThrow()).toList();
      known = Optional.of(new Asked<>(rules, theirs, new FilterIndex(theirs)));
      asked = known;
    }
    return known.get();
  }

  @Override
  public R get(int number) {
    return all.get(number);
  }

  @Override
  public int size() {
    return all.size();
  }

  private static final class Matching<R> implements Iterator<R> {
    private static final int UNKNOWN = -1;

    private final Asked<R> asked;
    private final Subject subject;
    private final FilterIndex.Candidates candidates;
    private int next = UNKNOWN;

    Matching(Asked<R> asked, Subject subject) {
      this.asked = asked;
      this.subject = subject;
      this.candidates = asked.index.candidates(subject);
    }

    @Override
    public boolean hasNext() {
      while (next == UNKNOWN) {
        int candidate = candidates.next();
        if (candidate == FilterIndex.Candidates.NONE
            || asked.filters.get(candidate).matches(subject)) {
          next = candidate;
        }
      }
      return next != FilterIndex.Candidates.NONE;
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      R rule = asked.rules.get(next);
      next = UNKNOWN;
      return rule;
    }
  }
}
