package dev.quell.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ComposedSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Completes the generated description of the API with what every operation has in common. */
public final class ApiDescription implements OpenApiCustomizer {
  private static final String REFUSAL = "Refusal";
  private static final String JSON = "application/json";
  private static final String DATA_MAY_BE_NULL = "x-data-may-be-null";

  /** What is known before any operation is looked at. */
  public static OpenAPI frame() {
    var components =
        new Components()
            .addSecuritySchemes(
                "app_key",
                new SecurityScheme()
                    .type(SecurityScheme.Type.APIKEY)
                    .in(SecurityScheme.In.QUERY)
                    .name("app_key"))
            .addSecuritySchemes(
                "bearer",
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("The app key as a bearer token"))
            .addSecuritySchemes(
                "session",
                new SecurityScheme()
                    .type(SecurityScheme.Type.APIKEY)
                    .in(SecurityScheme.In.COOKIE)
                    .name("quell_session")
                    .description(
                        "The console's login; needs the cookie XSRF-TOKEN echoed in the header"
                            + " X-XSRF-TOKEN"));
    return new OpenAPI()
        .info(
            new Info()
                .title("Quell")
                .version("1")
                .description(
                    "Every operation is a POST of a JSON object; all answers are enveloped."))
        .servers(List.of(new Server().url("/")))
        .components(components)
        .security(
            Stream.of("app_key", "bearer", "session")
                .map(name -> new SecurityRequirement().addList(name))
                .toList());
  }

  /** Reads our records as they look on the wire. */
  public static ModelConverter models(ObjectMapper swagger) {
    return new WireModels(swagger);
  }

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().addResponses(REFUSAL, refusal());
    Map<String, Schema<?>> schemas = new TreeMap<>();
    api.getComponents().getSchemas().forEach((name, schema) -> schemas.put(name, schema));
    Set<String> asked = new HashSet<>();
    api.getPaths()
        .forEach((path, item) -> {
          Operation operation = item.getPost();
          if (operation != null) {
            operation.setOperationId(path.substring(1).replace('/', '-'));
            if (operation.getRequestBody() != null) {
              collect(operation.getRequestBody().getContent(), schemas, asked);
            }
            envelope(operation);
          }
        });
    schemas.forEach((name, schema) -> settleRequired(schema, asked.contains(name)));
    schemas.values().forEach(ApiDescription::settleAny);
  }

  /** What may be anything is not said to be an object. */
  private static void settleAny(Schema<?> schema) {
    if (WireModels.ANY.equals(schema.getDescription())) {
      schema.setType(null);
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> value) {
      settleAny(value);
    }
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(ApiDescription::settleAny);
    }
  }

  private static void envelope(Operation operation) {
    ApiResponse ok = operation.getResponses().computeIfAbsent("200", status -> new ApiResponse());
    Content content = ok.getContent();
    Schema<?> data =
        content == null || content.isEmpty()
            ? new ObjectSchema()
            : content.values().iterator().next().getSchema();
    boolean maybeNull =
        operation.getExtensions() != null
            && operation.getExtensions().remove(DATA_MAY_BE_NULL) != null;
    ok.setContent(json(enveloped("data", maybeNull ? orNull(data) : data)));
    ok.setDescription("Done");
    operation.getResponses().addApiResponse("default", new ApiResponse().$ref(REFUSAL));
  }

  /** Notes which answers may be null: those of methods that return an Optional. */
  public static Operation note(Operation operation, HandlerMethod method) {
    if (method.getMethod().getReturnType() == Optional.class) {
      operation.addExtension(DATA_MAY_BE_NULL, true);
    }
    return operation;
  }

  private static Schema<?> orNull(Schema<?> data) {
    Schema<?> nothing = new ObjectSchema().maxProperties(0);
    nothing.setNullable(true);
    return new ComposedSchema().addAnyOfItem(data).addAnyOfItem(nothing);
  }

  private static ApiResponse refusal() {
    var codes = new StringSchema();
    Arrays.stream(ErrorCode.values()).map(ErrorCode::code).sorted().forEach(codes::addEnumItem);
    Schema<?> error = new ObjectSchema();
    error.addProperty("code", codes);
    error.addProperty("message", new StringSchema());
    error.addProperty("refs", refs());
    error.setRequired(List.of("code", "message"));
    return new ApiResponse()
        .description("Refused; the code says why")
        .content(json(enveloped("error", error)));
  }

  /** What points at something that cannot be deleted therefore. */
  private static Schema<?> refs() {
    Schema<?> ref = new ObjectSchema();
    ref.addProperty("type", new StringSchema());
    ref.addProperty("id", new IntegerSchema().format("int64"));
    ref.addProperty("name", new StringSchema());
    ref.setRequired(List.of("type", "id", "name"));
    return new ArraySchema().items(ref).description("With ReferenceExist: what points at it");
  }

  private static Schema<?> enveloped(String name, Schema<?> content) {
    Schema<?> envelope = new ObjectSchema();
    envelope.addProperty("request_id", new StringSchema());
    envelope.addProperty(name, content);
    envelope.setRequired(List.of("request_id", name));
    return envelope;
  }

  private static Content json(Schema<?> schema) {
    return new Content().addMediaType(JSON, new MediaType().schema(schema));
  }

  /** A request names what it needs; an answer has everything that is not optional. */
  private static void settleRequired(Schema<?> schema, boolean isAsked) {
    Map<String, Object> extensions = schema.getExtensions();
    Object absent = extensions == null ? null : extensions.remove(WireModels.MAY_BE_ABSENT);
    if (absent instanceof List<?> mayBeAbsent && !isAsked && schema.getProperties() != null) {
      schema.setRequired(
          schema.getProperties().keySet().stream()
              .filter(name -> !mayBeAbsent.contains(name))
              .toList());
    }
  }

  private static void collect(Content content, Map<String, Schema<?>> schemas, Set<String> found) {
    content.values().forEach(media -> collect(media.getSchema(), schemas, found));
  }

  private static void collect(
      @Nullable Schema<?> schema, Map<String, Schema<?>> schemas, Set<String> found) {
    if (schema == null) {
      return;
    }
    String reference = schema.get$ref();
    if (reference != null) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      if (found.add(name)) {
        collect(schemas.get(name), schemas, found);
      }
    }
    collect(schema.getItems(), schemas, found);
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(part -> collect(part, schemas, found));
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> value) {
      collect(value, schemas, found);
    }
  }
}
