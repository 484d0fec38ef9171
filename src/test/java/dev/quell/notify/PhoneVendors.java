package dev.quell.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The ends of the wire where phones and anybody's servers are. */
final class PhoneVendors {
  private static final String SECRET = "sk-51d0c9e4a7b2";

  private PhoneVendors() {}

  /** api.twilio.com. */
  static final class Twilio extends HttpVendor {
    private static final String ACCOUNT = "AC00000000000000000000000000000000";
    private final boolean voice;

    Twilio(boolean voice) {
      super(voice ? "voice_twilio" : "sms_twilio", voice ? "voice_twilio" : "sms_twilio");
      this.voice = voice;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "account_sid",
          ACCOUNT,
          "auth_token",
          SECRET,
          "from",
          "+15005550006",
          "phone",
          "+86 138 0000 0000",
          "api_url",
          base());
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("auth_token", "another");
    }

    @Override
    public List<String> secrets() {
      return List.of(SECRET);
    }

    @Override
    Optional<Said> refusal(Request request) {
      assertThat(request.uri().getPath())
          .isEqualTo(
              "/2010-04-01/Accounts/" + ACCOUNT + (voice ? "/Calls.json" : "/Messages.json"));
      String login =
          Base64.getEncoder()
              .encodeToString((ACCOUNT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
      if (!request.header("Authorization").equals("Basic " + login)) {
        return Optional.of(json(401, "wrong-secret"));
      }
      String said = said(request);
      return said.length() > (voice ? 4000 : 1600)
          ? Optional.of(json(400, "too-long"))
          : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      assertThat(request.form()).containsEntry("To", "+8613800000000");
      assertThat(request.form()).containsEntry("From", "+15005550006");
      String said = said(request);
      if (voice) {
        assertThat(said).matches("(?s)<Response><Say language=\"en-US\">[^<]*</Say>.*</Response>");
      }
      return new Heard("", said, request.body());
    }

    @Override
    Said ok() {
      return json(201, "ok");
    }

    @Override
    Said error() {
      return json(400, "error");
    }

    @Override
    Said tooFast() {
      return new Said(429, fixture("too-fast.json"), Map.of("Retry-After", "5"));
    }

    private String said(Request request) {
      return request.form().getOrDefault(voice ? "Twiml" : "Body", "");
    }
  }

  /** dysmsapi.aliyuncs.com and dyvmsapi.aliyuncs.com. */
  static final class Aliyun extends HttpVendor {
    private final boolean voice;

    Aliyun(boolean voice) {
      super(voice ? "voice_aliyun" : "sms_aliyun", voice ? "voice_aliyun" : "sms_aliyun");
      this.voice = voice;
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = new TreeMap<>();
      settings.put("access_key_id", "LTAI0000");
      settings.put("access_key_secret", SECRET);
      settings.put("sign_name", "值班通知");
      settings.put("template_code", "SMS_000000");
      settings.put("tts_code", "TTS_000000");
      settings.put("template_param", "{\"title\":\"${title}\",\"text\":\"${text}\"}");
      settings.put("phone", "+8613800000000");
      settings.put("api_url", base());
      return settings;
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("access_key_secret", "another");
    }

    @Override
    public List<String> secrets() {
      return List.of(SECRET);
    }

    @Override
    Optional<Said> refusal(Request request) {
      assertThat(request.header("x-acs-action")).isEqualTo(voice ? "SingleCallByTts" : "SendSms");
      assertThat(request.header("x-acs-version")).isEqualTo("2017-05-25");
      assertThat(request.header("x-acs-date")).isEqualTo(NOW.toString());
      String authorization = request.header("Authorization");
      if (!authorization.endsWith(",Signature=" + signature(request, authorization))) {
        return Optional.of(json(400, "wrong-secret"));
      }
      for (JsonNode value : parameters(request)) {
        if (value.asString().length() > 35) {
          return Optional.of(json(200, "too-long"));
        }
      }
      return Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      assertThat(request.query())
          .containsEntry(voice ? "CalledNumber" : "PhoneNumbers", "13800000000")
          .containsEntry(voice ? "TtsCode" : "TemplateCode", voice ? "TTS_000000" : "SMS_000000");
      JsonNode parameters = parameters(request);
      return new Heard(
          parameters.path("title").asString(),
          parameters.path("text").asString(),
          request.uri().toString());
    }

    private JsonNode parameters(Request request) {
      return JsonText.read(
          request.query().getOrDefault(voice ? "TtsParam" : "TemplateParam", "{}"));
    }

    /** As the vendor's documents tell it, from what came over the wire. */
    private static String signature(Request request, String authorization) {
      String signed = authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
      String headers =
          Arrays.stream(signed.split(";", -1))
              .map(name -> name + ":" + request.header(name) + "\n")
              .collect(Collectors.joining());
      String query =
          Arrays.stream(request.uri().getRawQuery().split("&", -1))
              .sorted()
              .collect(Collectors.joining("&"));
      String canonical =
          "POST\n/\n" + query + "\n" + headers + "\n" + signed + "\n" + TestHmac.sha256("");
      return TestHmac.hex(SECRET, "ACS3-HMAC-SHA256\n" + TestHmac.sha256(canonical));
    }
  }

  /** Some provider nobody has heard of. */
  static final class Gateway extends HttpVendor {
    Gateway(boolean voice) {
      super(voice ? "voice_http" : "sms_http", voice ? "voice_http" : "sms_http");
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "url", base() + "/send?to=${phone}&ref=${id}",
          "headers", "X-Api-Key: " + SECRET,
          "body", "{\"say\":\"${text}\",\"about\":\"${title}\"}",
          "success_path", "data.code",
          "success_value", "0",
          "phone", "+8613800000000");
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("headers", "X-Api-Key: another");
    }

    @Override
    public List<String> secrets() {
      return List.of(SECRET);
    }

    @Override
    Optional<Said> refusal(Request request) {
      assertThat(request.query()).containsEntry("to", "+8613800000000");
      assertThat(request.query()).containsEntry("ref", "notice-1");
      if (!request.header("X-Api-Key").equals(SECRET)) {
        return Optional.of(Said.of(403, "who are you"));
      }
      return request.json().path("say").asString().length() > 1000
          ? Optional.of(Said.of(413, "too long"))
          : Optional.empty();
    }

    @Override
    Heard understood(Request request) {
      JsonNode body = request.json();
      return new Heard(body.path("about").asString(), body.path("say").asString(), request.body());
    }

    @Override
    Said tooFast() {
      return new Said(503, "busy", Map.of("Retry-After", "90"));
    }
  }

  /** Anybody's server that checks what it is sent. */
  static final class Webhook extends HttpVendor {
    Webhook() {
      super("webhook", "webhook");
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "url",
          base() + "/hook/path-7d1f33",
          "secret",
          SECRET,
          "key_id",
          "2026-01",
          "headers",
          "X-Tenant: ops\nX-Token: header-90aa");
    }

    @Override
    public Map<String, String> wrongSettings() {
      return Map.of("secret", "another");
    }

    @Override
    public List<String> secrets() {
      return List.of(SECRET, "path-7d1f33", "header-90aa");
    }

    @Override
    Optional<Said> refusal(Request request) {
      assertThat(request.header("X-Tenant")).isEqualTo("ops");
      assertThat(request.header("X-Quell-Event-Id")).isEqualTo("notice-1");
      assertThat(request.header("X-Quell-Key-Id")).isEqualTo("2026-01");
      String timestamp = request.header("X-Quell-Timestamp");
      assertThat(timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
      String signature = TestHmac.hex(SECRET, timestamp + "." + request.body());
      return request.header("X-Quell-Signature").equals("v1=" + signature)
          ? Optional.empty()
          : Optional.of(Said.of(401, "{\"error\":\"bad signature\"}"));
    }

    @Override
    Heard understood(Request request) {
      JsonNode body = request.json();
      assertThat(body.path("event_id").asString()).isEqualTo("notice-1");
      return new Heard(
          body.path("incident").path("title").asString(),
          body.path("text").asString(),
          request.body());
    }

    @Override
    Said ok() {
      return Said.of(204, "");
    }

    @Override
    Said error() {
      return Said.of(422, fixture("error.txt"));
    }

    @Override
    Said tooFast() {
      return new Said(429, "", Map.of("Retry-After", "90"));
    }
  }
}
