package dev.quell.notify.vendor;

import dev.quell.notify.NotifierDescriptor.Text;
import dev.quell.notify.Outcome;
import dev.quell.notify.Outcome.Delivered;
import dev.quell.notify.Outcome.Rejected;
import dev.quell.notify.Reply;
import dev.quell.notify.Signature;
import dev.quell.notify.Target;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the robots of group chats have in common: a token or an address, and errors in a 200. */
final class Robot {
  static final String TOKEN = "token";
  static final String SECRET = "sign_secret";
  static final String ALIAS = "alias";

  static final Text TOKEN_LABEL = new Text("Token or webhook address", "Token 或 Webhook 地址");
  static final Text ALIAS_LABEL = new Text("Name", "名称");
  static final Text ALIAS_HELP = new Text("How rules call this robot.", "规则中显示的机器人名称。");
  static final Text SECRET_LABEL = new Text("Signing secret", "签名密钥");
  static final Text SECRET_HELP =
      new Text("Where the robot's security settings ask for a signature.", "机器人安全设置启用签名校验时填写。");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private Robot() {}

  /** The address: what is set where that is one, else the vendor's with the token at its end. */
  static String address(Target target, String before) {
    String token = target.get(TOKEN);
    return token.contains("://") ? token : before + Signature.percent(token);
  }

  /** What is secret of an address: all of it, its last part, and the values of its query. */
  static Set<String> secrets(String address, Target target) {
    Set<String> secrets = new LinkedHashSet<>();
    secrets.add(address);
    secrets.add(target.get(TOKEN));
    secrets.add(target.get(SECRET));
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    secrets.add(path.substring(path.lastIndexOf('/') + 1));
    if (query >= 0) {
      for (String part : address.substring(query + 1).split("&", -1)) {
        secrets.add(part.substring(part.indexOf('=') + 1));
      }
    }
    secrets.remove("send");
    return secrets;
  }

  /** The secrets of a webhook whose whole path is one. */
  static Set<String> pathSecrets(String address, Target target) {
    Set<String> secrets = secrets(address, target);
    int host = address.indexOf("://");
    int path = host < 0 ? -1 : address.indexOf('/', host + 3);
    if (path > 0) {
      secrets.add(address.substring(path + 1));
    }
    return secrets;
  }

  /**
   * Reads a reply whose error hides inside a 200.
   *
   * @param code the name of the number that is 0 for success
   * @param words the name of what is said about it
   * @param tooFast the numbers that mean too many messages
   */
  static Outcome coded(Reply reply, String code, String words, Set<Integer> tooFast) {
    JsonNode body = reply.json();
    JsonNode number = body.path(code);
    if (!number.isIntegralNumber()) {
      return reply.isSuccess()
          ? new Rejected("the reply is not the robot's: " + reply.quoted())
          : reply.byStatus();
    }
    String why = code + " " + number.asLong() + ": " + body.path(words).asString("");
    if (number.asLong() == 0) {
      return reply.isSuccess() ? new Delivered(body.path(words).asString("")) : reply.failure(why);
    }
    if (tooFast.contains(number.asInt()) || reply.status() == 429) {
      Duration asked = reply.retryAfter();
      return new Outcome.RetryLater(asked.isZero() ? A_MINUTE : asked, why);
    }
    return reply.status() >= 500 || number.asLong() == -1 ? Outcome.retry(why) : new Rejected(why);
  }
}
