package dev.quell.notify.vendor;

import dev.quell.notify.Cut;
import dev.quell.notify.HttpCall;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Notifier;
import dev.quell.notify.NotifierDescriptor;
import dev.quell.notify.NotifierDescriptor.Audience;
import dev.quell.notify.NotifierDescriptor.Limit;
import dev.quell.notify.NotifierDescriptor.Text;
import dev.quell.notify.Outcome;
import dev.quell.notify.Reply;
import dev.quell.notify.Target;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call through Twilio that reads the message out twice. */
public final class TwilioVoice implements Notifier {
  /** Longer than anybody listens; twice of it, escaped, stays below Twilio's 4000 characters. */
  private static final Limit TEXT = Limit.characters(600);

  /** Of the instructions as a whole. */
  private static final int MOST = 4000;

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "voice_twilio",
        "voice",
        new Text("Call by Twilio", "Twilio 语音"),
        Twilio.FIELDS,
        TEXT,
        Markup.PLAIN,
        Set.of(Audience.PERSON),
        0);
  }

  @Override
  public Optional<String> problem(Target target) {
    return Notifier.super.problem(target).or(() -> Phone.problem(target));
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("To", Phone.number(target));
    form.put("From", target.get(Twilio.FROM));
    String words = Cut.plain(Markup.clean(Phone.words(message)), TEXT);
    String twice = instructions(message, words, true);
    form.put("Twiml", twice.length() <= MOST ? twice : instructions(message, words, false));
    return Twilio.call("Calls", form, target);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return Twilio.outcome(reply);
  }

  private static String instructions(Message message, String words, boolean twice) {
    String language = message.language().of("en-US", "zh-CN");
    String say = "<Say language=\"" + language + "\">" + Markup.HTML.escape(words) + "</Say>";
    return "<Response>" + say + (twice ? "<Pause length=\"1\"/>" + say : "") + "</Response>";
  }
}
