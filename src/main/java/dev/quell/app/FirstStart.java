package dev.quell.app;

import dev.quell.access.FirstAdministrator;
import java.util.Optional;

/** Whether this start was the first on its store, and whom it created then. */
record FirstStart(Optional<FirstAdministrator> administrator) {}
