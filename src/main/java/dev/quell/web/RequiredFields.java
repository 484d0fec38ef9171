package dev.quell.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a request body that lacks something {@link Required}, however deep. */
@RestControllerAdvice
public final class RequiredFields extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter,
      Type targetType,
      Class<? extends HttpMessageConverter<?>> converterType) {
    return true;
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type targetType,
      Class<? extends HttpMessageConverter<?>> converterType) {
    check(body, "");
    return body;
  }

  private static void check(@Nullable Object value, String path) {
    switch (value) {
      case Record part -> checkComponents(part, path);
      case Collection<?> list -> {
        int index = 0;
        for (Object item : list) {
          check(item, path + "[" + index++ + "]");
        }
      }
      case Map<?, ?> map -> map.forEach((key, item) -> check(item, path + "." + key));
      case Optional<?> maybe -> maybe.ifPresent(item -> check(item, path));
      case null, default -> {}
    }
  }

  private static void checkComponents(Record part, String path) {
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      String name = (path.isEmpty() ? "" : path + ".") + wireName(component);
      Object value = read(component, part);
      if (value == null && component.isAnnotationPresent(Required.class)) {
        throw new ApiException(ErrorCode.INVALID_PARAMETER, name + ": missing (required)");
      }
      check(value, name);
    }
  }

  static @Nullable Object read(RecordComponent component, Record part) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(part);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /** Words that Java keeps for itself are spelled in an annotation. */
  static String wireName(RecordComponent component) {
    JsonProperty spelled = component.getAccessor().getAnnotation(JsonProperty.class);
    return spelled == null ? wireName(component.getName()) : spelled.value();
  }

  private static String wireName(String javaName) {
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
