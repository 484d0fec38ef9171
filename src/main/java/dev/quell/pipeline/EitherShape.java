package dev.quell.pipeline;

import dev.quell.web.ConditionItem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads groups of conditions; clients also send one group without the outer list. */
final class EitherShape extends ValueDeserializer<List<List<ConditionItem>>> {

  @Override
  public List<List<ConditionItem>> deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.isExpectedStartArrayToken()) {
      return reported(context);
    }
    List<List<ConditionItem>> groups = new ArrayList<>();
    List<ConditionItem> flat = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      if (token == JsonToken.START_ARRAY) {
        groups.add(group(parser, context));
      } else {
        flat.add(context.readValue(parser, ConditionItem.class));
      }
      token = parser.nextToken();
    }
    if (!flat.isEmpty()) {
      groups.add(flat);
    }
    return groups;
  }

  @Override
  public Object getEmptyValue(DeserializationContext context) {
    return List.of();
  }

  @Override
  public Object getAbsentValue(DeserializationContext context) {
    return List.of();
  }

  @Override
  public List<List<ConditionItem>> getNullValue(DeserializationContext context) {
    return List.of();
  }

  private static List<ConditionItem> group(JsonParser parser, DeserializationContext context) {
    List<ConditionItem> group = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      group.add(context.readValue(parser, ConditionItem.class));
    }
    return group;
  }

  private static List<List<ConditionItem>> reported(DeserializationContext context) {
    context.reportInputMismatch(List.class, "no list");
    return List.of();
  }
}
