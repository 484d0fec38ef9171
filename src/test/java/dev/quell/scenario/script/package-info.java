/** Scenarios written as YAML files, in the words of a user: how they are read and played. */
@org.jspecify.annotations.NullMarked
package dev.quell.scenario.script;
