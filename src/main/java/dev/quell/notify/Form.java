package dev.quell.notify;

import dev.quell.notify.NotifierDescriptor.FormField;
import dev.quell.notify.NotifierDescriptor.FormField.Input;
import dev.quell.notify.NotifierDescriptor.FormField.Owner;
import dev.quell.notify.NotifierDescriptor.Text;
import java.util.ArrayList;
import java.util.List;

/** Writes the form of a notifier down, field after field. */
public final class Form {
  private final List<FormField> fields = new ArrayList<>();
  private Owner of = Owner.TARGET;

  /** What follows is set once for the installation. */
  public Form ofProvider() {
    of = Owner.PROVIDER;
    return this;
  }

  /** What follows belongs to a recipient. */
  public Form ofTarget() {
    of = Owner.TARGET;
    return this;
  }

  public Form must(String name, Input type, Text label, Text help) {
    fields.add(new FormField(name, of, type, true, label, help, List.of()));
    return this;
  }

  public Form may(String name, Input type, Text label, Text help) {
    fields.add(new FormField(name, of, type, false, label, help, List.of()));
    return this;
  }

  public Form choice(String name, List<String> choices, Text label, Text help) {
    fields.add(new FormField(name, of, Input.CHOICE, false, label, help, choices));
    return this;
  }

  public List<FormField> fields() {
    return List.copyOf(fields);
  }
}
