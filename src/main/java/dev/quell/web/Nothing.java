package dev.quell.web;

/** The data of an answer that has nothing to say: {@code {}}. */
public record Nothing() {}
