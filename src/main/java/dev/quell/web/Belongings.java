package dev.quell.web;

import java.util.Optional;

/** Knows whose things are; the wiring asks the packages that keep them. */
public interface Belongings {

  /** Whose the thing with this id is; empty when there is none, or it is nobody's. */
  Optional<Owner> of(String idField, Object id);
}
