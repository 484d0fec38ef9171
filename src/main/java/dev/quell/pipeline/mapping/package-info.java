/**
 * What people know of their hosts and services: tables kept here, and APIs of theirs that are
 * asked. May use {@code pipeline.enrich}, {@code queue}, {@code storage}, {@code web}.
 */
@NullMarked
package dev.quell.pipeline.mapping;

import org.jspecify.annotations.NullMarked;
