package dev.quell.pipeline.enrich;

import com.google.re2j.Matcher;
import dev.quell.model.ValuePattern;
import java.util.Optional;

/** Picks one piece out of a text. */
public sealed interface Finder {

  /** Empty when it is not there. */
  Optional<String> find(String text);

  /** By an expression of RE2: the group named {@code result}, or all that matched. */
  record ByExpression(ValuePattern.Expression expression, boolean named) implements Finder {
    private static final String GROUP = "result";

    public static ByExpression of(ValuePattern.Expression expression) {
      boolean named = expression.pattern().namedGroups().containsKey(GROUP);
      return new ByExpression(expression, named);
    }

    @Override
    public Optional<String> find(String text) {
      Matcher matcher = expression.pattern().matcher(text);
      if (!matcher.find()) {
        return Optional.empty();
      }
      return Optional.ofNullable(named ? matcher.group(GROUP) : matcher.group());
    }
  }

  /** By a text without any special character: the text itself, where it occurs. */
  record ByText(String part) implements Finder {
    @Override
    public Optional<String> find(String text) {
      return text.contains(part) ? Optional.of(part) : Optional.empty();
    }
  }

  /** By its place in a JSON document. */
  record ByPath(JsonPath path) implements Finder {
    @Override
    public Optional<String> find(String text) {
      return path.find(text);
    }
  }
}
