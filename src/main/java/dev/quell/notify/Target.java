package dev.quell.notify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a message goes: the settings of the medium by name, those of the provider and those of the
 * recipient together. Prints only the names, since some of the values are secret.
 */
public record Target(Map<String, String> settings) {

  public Target {
    settings = Map.copyOf(settings);
  }

  /** The value; empty where nothing is set. */
  public String get(String name) {
    return settings.getOrDefault(name, "").strip();
  }

  public String get(String name, String otherwise) {
    String value = get(name);
    return value.isEmpty() ? otherwise : value;
  }

  public boolean isOn(String name) {
    return get(name).equals("true");
  }

  /** The parts of a value that lists several, parted by commas or line ends. */
  public List<String> list(String name) {
    return get(name)
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A number; the other value where nothing readable is set. */
  public int number(String name, int otherwise) {
    return Optional.of(get(name))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }

  @Override
  public String toString() {
    return "Target" + new TreeMap<>(settings).navigableKeySet();
  }
}
