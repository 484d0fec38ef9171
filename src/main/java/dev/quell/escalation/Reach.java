package dev.quell.escalation;

import dev.quell.notify.outbox.Ways;

/** Whom this server can tell: who they are, who is on call, and by what they are reached. */
public record Reach(People people, OnDuty duty, Ways ways) {}
