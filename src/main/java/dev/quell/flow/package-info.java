/**
 * <<<<<<< HEAD The story of one event, in one file: read {@link dev.quell.flow.EventFlow} first.
 * May use {@code queue}, {@code timer}, {@code channel}, {@code pipeline}, {@code noise}, {@code
 * incident}. ======= The story of one event, in one file: read this first. May use {@code queue},
 * {@code timer}, {@code source} for the dry run, {@code channel}, {@code pipeline}, {@code noise},
 * {@code incident}, {@code escalation}, and what lies underneath. >>>>>>> ground
 */
@NullMarked
package dev.quell.flow;

import org.jspecify.annotations.NullMarked;
