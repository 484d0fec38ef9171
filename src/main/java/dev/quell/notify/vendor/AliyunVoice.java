package dev.quell.notify.vendor;

import dev.quell.notify.HttpCall;
import dev.quell.notify.Markup;
import dev.quell.notify.Message;
import dev.quell.notify.Notifier;
import dev.quell.notify.NotifierDescriptor;
import dev.quell.notify.NotifierDescriptor.Audience;
import dev.quell.notify.NotifierDescriptor.FormField;
import dev.quell.notify.NotifierDescriptor.FormField.Input;
import dev.quell.notify.NotifierDescriptor.Limit;
import dev.quell.notify.NotifierDescriptor.Text;
import dev.quell.notify.Outcome;
import dev.quell.notify.Reply;
import dev.quell.notify.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A call through Alibaba Cloud's voice service that reads a template out twice. */
public final class AliyunVoice implements Notifier {
  private static final String SHOWN = "called_show_number";
  private static final String TEMPLATE = "tts_code";

  private static final List<FormField> FIELDS =
      Phone.number(
              Aliyun.variables(
                  Aliyun.account()
                      .may(
                          SHOWN,
                          Input.TEXT,
                          new Text("Number shown", "主叫显示号码"),
                          new Text(
                              "Empty for templates that call from the public pool.", "公共模式外呼时留空。"))
                      .must(
                          TEMPLATE,
                          Input.TEXT,
                          new Text("Template", "语音模板编号"),
                          new Text("Begins with TTS_.", "以 TTS_ 开头。"))))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "voice_aliyun",
        "voice",
        new Text("Call by Alibaba Cloud", "阿里云语音"),
        FIELDS,
        Limit.characters(500),
        Markup.PLAIN,
        Set.of(Audience.PERSON),
        0);
  }

  @Override
  public Optional<String> problem(Target target) {
    return Notifier.super
        .problem(target)
        .or(() -> Phone.problem(target))
        .or(() -> Aliyun.problem(target));
  }

  @Override
  public HttpCall request(Message message, Target target, Instant now) {
    var query = new TreeMap<String, String>();
    query.put("CalledNumber", Aliyun.number(target));
    if (!target.get(SHOWN).isEmpty()) {
      query.put("CalledShowNumber", target.get(SHOWN));
    }
    query.put("TtsCode", target.get(TEMPLATE));
    query.put("TtsParam", Aliyun.parameters(message, target));
    query.put("PlayTimes", "2");
    query.put("OutId", message.idempotencyKey());
    return Aliyun.call(
        new Aliyun.Operation("dyvmsapi.aliyuncs.com", "SingleCallByTts", query),
        message,
        target,
        now);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return Aliyun.outcome(reply, "CallId");
  }
}
