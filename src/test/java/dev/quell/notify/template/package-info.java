/** Templates and presets. */
@org.jspecify.annotations.NullMarked
package dev.quell.notify.template;
