package dev.quell.notify.vendor;

import dev.quell.model.PlainText;
import dev.quell.notify.Form;
import dev.quell.notify.Message;
import dev.quell.notify.NotifierDescriptor.FormField.Input;
import dev.quell.notify.NotifierDescriptor.Text;
import dev.quell.notify.Target;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What everything that rings or texts a phone has in common. */
final class Phone {
  static final String NUMBER = "phone";
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z_]{1,40})}");

  private Phone() {}

  /** The recipient's part of a form. */
  static Form number(Form form) {
    return form.ofTarget()
        .must(
            NUMBER,
            Input.TEXT,
            new Text("Phone number", "手机号"),
            new Text("With the country: +8613800000000", "带国家码：+8613800000000"));
  }

  static Optional<String> problem(Target target) {
    return target.get(NUMBER).matches("\\+?[0-9][0-9 -]{4,20}")
        ? Optional.empty()
        : Optional.of(NUMBER + ": what is set (expected: a number like +8613800000000)");
  }

  /** Digits, with the plus where there is one. */
  static String number(Target target) {
    return target.get(NUMBER).replaceAll("[ -]", "");
  }

  /** All that is to be read or heard. */
  static String words(Message message) {
    return message.text().isBlank() ? message.title() : message.text();
  }

  /** What templates of providers may name. */
  static Map<String, String> places(Message message, Target target) {
    Map<String, String> places = new TreeMap<>();
    places.put("phone", number(target));
    places.put("title", message.title());
    places.put("text", words(message));
    places.put("severity", message.severity().wire());
    places.put("kind", message.kind().wire());
    places.put("link", message.link());
    places.put("incident_id", message.incidentId());
    places.put("id", message.idempotencyKey());
    return places;
  }

  /** The template with <code>${name}</code> filled in; what is unknown is left out. */
  static String fill(String template, Map<String, String> places, UnaryOperator<String> written) {
    return PLACE
        .matcher(template)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                written.apply(PlainText.mended(places.getOrDefault(found.group(1), "")))));
  }
}
