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

/** A text message through Alibaba Cloud's SMS service. */
public final class AliyunSms implements Notifier {
  private static final String SIGN = "sign_name";
  private static final String TEMPLATE = "template_code";

  private static final List<FormField> FIELDS =
      Phone.number(
              Aliyun.variables(
                  Aliyun.account()
                      .must(
                          SIGN,
                          Input.TEXT,
                          new Text("Signature of the text", "短信签名"),
                          new Text("As it was approved.", "已审核通过的签名。"))
                      .must(
                          TEMPLATE,
                          Input.TEXT,
                          new Text("Template", "模板编号"),
                          new Text("Begins with SMS_.", "以 SMS_ 开头。"))))
          .fields();

  @Override
  public NotifierDescriptor descriptor() {
    return new NotifierDescriptor(
        "sms_aliyun",
        "sms",
        new Text("SMS by Alibaba Cloud", "阿里云短信"),
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
    query.put("PhoneNumbers", Aliyun.number(target));
    query.put("SignName", target.get(SIGN));
    query.put("TemplateCode", target.get(TEMPLATE));
    query.put("TemplateParam", Aliyun.parameters(message, target));
    return Aliyun.call(
        new Aliyun.Operation("dysmsapi.aliyuncs.com", "SendSms", query), message, target, now);
  }

  @Override
  public Outcome outcome(Reply reply, Target target) {
    return Aliyun.outcome(reply, "BizId");
  }
}
