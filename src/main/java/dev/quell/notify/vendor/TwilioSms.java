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

/** A text message through Twilio, of at most 1600 characters. */
public final class TwilioSms implements Notifier {
  private static final Limit TEXT = Limit.characters(1600);

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "sms_twilio",
        "sms",
        new Text("SMS by Twilio", "Twilio 短信"),
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
    String from = target.get(Twilio.FROM);
    form.put(from.startsWith("MG") ? "MessagingServiceSid" : "From", from);
    Message all = message.withText(Markup.clean(Phone.words(message)));
    form.put("Body", Cut.text(all, Markup.PLAIN, TEXT));
    return Twilio.call("Messages", form, target);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return Twilio.outcome(reply);
  }
}
