package dev.quell.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes records as {@link Json} writes them, and notes which fields may be absent. */
final class WireModels extends ModelResolver {
  /** Fields that are left out of an answer when there is nothing to say. */
  static final String MAY_BE_ABSENT = "x-may-be-absent";

  /** What is said of a value of any kind. */
  static final String ANY = "Any value";

  WireModels(ObjectMapper swagger) {
    super(
        swagger.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), new Names());
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    JavaType javaType = _mapper.constructType(type.getType());
    if (javaType != null && javaType.getRawClass() == JsonNode.class) {
      return new Schema<>().description(ANY);
    }
    Schema<?> resolved = super.resolve(type, context, next);
    if (resolved != null && javaType != null && javaType.getRawClass().isRecord()) {
      String reference = resolved.get$ref();
      Schema<?> model =
          reference == null
              ? resolved
              : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
      if (model != null) {
        mark(model, javaType.getRawClass());
      }
    }
    return resolved;
  }

  private static void mark(Schema<?> model, Class<?> type) {
    model.setRequired(names(type, component -> component.isAnnotationPresent(Required.class)));
    model.addExtension(MAY_BE_ABSENT, absent(type).toList());
  }

  /** Also what is unwrapped into it. */
  private static Stream<String> absent(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .flatMap(component ->
            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? absent(component.getType())
                : Stream.of(component)
                    .filter(one -> one.getType() == Optional.class)
                    .map(RequiredFields::wireName));
  }

  private static List<String> names(Class<?> type, Predicate<RecordComponent> wanted) {
    return Stream.of(type.getRecordComponents())
        .filter(wanted)
        .map(RequiredFields::wireName)
        .toList();
  }

  /** {@code ChannelApi.CreateRequest} is called ChannelCreateRequest; no name means two things. */
  private static final class Names extends TypeNameResolver {
    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      String own = super.nameForClass(type, options);
      Class<?> outer = type.getEnclosingClass();
      String prefix = outer == null ? "" : outer.getSimpleName().replaceFirst("Api$", "");
      String name = own.startsWith(prefix) ? own : prefix + own;
      Class<?> other = taken.putIfAbsent(name, type);
      if (other != null && other != type) {
        throw new IllegalStateException(
            "the API description calls both " + other + " and " + type + " " + name);
      }
      return name;
    }
  }
}
