package dev.quell.access.audit;

import dev.quell.web.Entry;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.web.method.HandlerMethod;

/**
 * What calls that change something are called in words.
 *
 * @param english by path, what the description of the API says
 * @param chinese by path
 */
record Operations(SortedMap<String, String> english, Map<String, String> chinese) {
  private static final String FILE = "/audit/operations.zh.properties";

  /** Of these methods, by the paths they answer. */
  static Operations of(Map<HandlerMethod, Collection<String>> methods) {
    SortedMap<String, String> english = new TreeMap<>();
    methods.forEach((method, paths) -> {
      Operation operation = method.getMethodAnnotation(Operation.class);
      if (Entry.of(method.getMethod()).filter(Entry::writes).isPresent()) {
        paths.forEach(path -> english.put(path, operation == null ? path : operation.summary()));
      }
    });
    return new Operations(english, chineseNames());
  }

  /** In the language a browser asks for; a path that is no more keeps itself for a name. */
  String name(String path, String language) {
    String plain = english.getOrDefault(path, path);
    return language.startsWith("zh") ? chinese.getOrDefault(path, plain) : plain;
  }

  private static Map<String, String> chineseNames() {
    Properties read = new Properties();
    try (InputStream file = Operations.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> names = new TreeMap<>();
    read.forEach((path, name) -> names.put(path.toString(), name.toString()));
    return names;
  }
}
