package dev.quell.web;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses calls about things of others: what a caller may not see does not exist for them, and what
 * belongs to a team is changed by its members only. Goes by the ids a request names at its top.
 */
@RestControllerAdvice
public final class BelongingGate extends RequestBodyAdviceAdapter {
  private final Belongings belongings;

  public BelongingGate(Belongings belongings) {
    this.belongings = belongings;
  }

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
    Method method = parameter.getMethod();
    if (body instanceof Record request && method != null) {
      LeavesOut leaves = method.getAnnotation(LeavesOut.class);
      String leftOut = leaves == null ? "" : leaves.value();
      Optional<Edits> edits = Optional.ofNullable(method.getAnnotation(Edits.class));
      Caller.current()
          .filter(caller -> !caller.rights().isAdmin())
          .ifPresent(caller -> check(request, edits, leftOut, caller));
    }
    return body;
  }

  private void check(Record request, Optional<Edits> edits, String leftOut, Caller caller) {
    String edited = edits.map(Edits::value).orElse("");
    String also = edits.map(Edits::also).orElse("");
    for (RecordComponent component : request.getClass().getRecordComponents()) {
      String said = RequiredFields.wireName(component);
      boolean isEdited = said.equals(edited) || (said.equals(also) && !also.isEmpty());
      String name = isEdited ? edited : said;
      boolean isId = name.endsWith("_id") || name.endsWith("_ids");
      if (isId && !name.equals(leftOut)) {
        for (Object id : ids(RequiredFields.read(component, request))) {
          check(name, id, isEdited, caller);
        }
      }
    }
  }

  private void check(String name, Object id, boolean isEdited, Caller caller) {
    String field = name.endsWith("_ids") ? name.substring(0, name.length() - 1) : name;
    Optional<Owner> owner = belongings.of(field, id);
    if (owner.filter(one -> !one.maySee(caller)).isPresent()) {
      throw ApiException.notFound(field.substring(0, field.length() - "_id".length()), id);
    }
    if (isEdited && owner.filter(one -> !one.mayEdit(caller)).isPresent()) {
      throw new ApiException(
          ErrorCode.ACCESS_DENIED,
          name
              + ": "
              + id
              + " belongs to a team you are not in (expected: of one of your teams, or made by"
              + " you)");
    }
  }

  private static Collection<?> ids(@org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Optional<?> maybe -> maybe.map(BelongingGate::ids).orElse(List.of());
      case Collection<?> many -> many.stream().filter(java.util.Objects::nonNull).toList();
      default -> List.of(value);
    };
  }
}
