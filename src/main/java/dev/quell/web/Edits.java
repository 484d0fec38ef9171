package dev.quell.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An API method that changes a thing which may belong to a team; the value is the field with its
 * id, for example {@code channel_id}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Edits {
  String value();

  /** Another spelling of that field. */
  String also() default "";
}
