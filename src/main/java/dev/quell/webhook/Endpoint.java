package dev.quell.webhook;

import dev.quell.web.Caller;
import dev.quell.web.HiddenText;
import dev.quell.web.Permission;
import java.util.LinkedHashSet;
import java.util.Set;

/** What of the address of a webhook is a secret: its query, which often holds a token. */
final class Endpoint {
  private Endpoint() {}

  /** As this caller may see it. */
  static String shown(String address, Caller caller) {
    int query = address.indexOf('?');
    return query < 0 || caller.rights().has(Permission.INTEGRATIONS_MANAGE)
        ? address
        : address.substring(0, query + 1) + HiddenText.HIDDEN;
  }

  /** The values in its query. */
  static Set<String> secrets(String address) {
    Set<String> secrets = new LinkedHashSet<>();
    int query = address.indexOf('?');
    if (query >= 0) {
      for (String part : address.substring(query + 1).split("&", -1)) {
        secrets.add(part.substring(part.indexOf('=') + 1));
      }
    }
    return secrets;
  }
}
