package dev.quell.model;

/**
 * A picture that came with an event.
 *
 * @param src http(s) address, at most 256 characters
 * @param alt text shown instead, at most 128 characters; may be empty
 * @param href where a click leads; may be empty
 */
public record Image(String src, String alt, String href) {}
