package dev.quell.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Wraps what an API method returns into the {@link Envelope}; files and raw text stay as is. */
@RestControllerAdvice(basePackages = "dev.quell")
public final class EnvelopeAdvice implements ResponseBodyAdvice<Object> {

  @Override
  public boolean supports(
      MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
    Class<?> type = returnType.getParameterType();
    return type != ResponseEntity.class && type != String.class && type != byte[].class;
  }

  @Override
  public Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returnType,
      MediaType contentType,
      Class<? extends HttpMessageConverter<?>> converterType,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    String id =
        request instanceof ServletServerHttpRequest servlet
            ? RequestId.of(servlet.getServletRequest())
            : "";
    return new Envelope<>(id, body == null ? new Nothing() : body);
  }
}
