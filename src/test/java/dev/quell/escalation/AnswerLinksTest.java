package dev.quell.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quell.app.TestClock;
import dev.quell.escalation.AnswerLinks.Claim;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerLinksTest {
  private static final String INCIDENT = "65a1b2c3d4e5f60718293a4b";
  private static final byte[] SECRET = secret(1);
  private final TestClock clock = new TestClock("2025-11-18T10:00:00Z");
  private final AnswerLinks links = links(SECRET, clock);

  private static AnswerLinks links(byte[] secret, TestClock clock) {
    return new AnswerLinks(
        secret, () -> "https://quell.example", (person, channel) -> person != 8, clock);
  }

  private static byte[] secret(int seed) {
    byte[] secret = new byte[32];
    new Random(seed).nextBytes(secret);
    return secret;
  }

  @Test
  void aLinkSaysWhichIncidentAndForWhom() {
    String link = links.link(INCIDENT, 3, 7);

    assertThat(link).startsWith("https://quell.example/answer#");
    assertThat(links.claim(link.substring(link.indexOf('#') + 1))).contains(new Claim(INCIDENT, 7));
  }

  @Test
  void whatProvesItIsSentToNoServer() {
    URI link = URI.create(links.link(INCIDENT, 3, 7));

    assertThat(link.getRawPath()).isEqualTo("/answer");
    assertThat(link.getRawQuery()).isNull();
  }

  @Test
  void aGroupHasNoneSinceNobodyWouldKnowWhoAnswered() {
    assertThat(links.link(INCIDENT, 3, 0)).isEmpty();
    assertThat(links.link("no id", 3, 7)).isEmpty();
  }

  @Test
  void whoMayNotWorkOnTheChannelHasNone() {
    assertThat(links.link(INCIDENT, 3, 8)).isEmpty();
  }

  @Test
  void itLastsSevenDays() {
    String token = links.token(INCIDENT, 7);

    clock.advance(Duration.ofDays(7));
    assertThat(links.claim(token)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(links.claim(token)).isEmpty();
  }

  @Test
  void changedInAnyBitItProvesNothing() {
    byte[] token = Base64.getUrlDecoder().decode(links.token(INCIDENT, 7));

    for (int bit = 0; bit < token.length * 8; bit++) {
      byte[] forged = token.clone();
      forged[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(claim(forged)).as("bit %s", bit).isEmpty();
    }
  }

  @Test
  void shorterOrLongerItProvesNothing() {
    String token = links.token(INCIDENT, 7);
    byte[] bytes = Base64.getUrlDecoder().decode(token);

    for (int length = 0; length < token.length(); length++) {
      assertThat(links.claim(token.substring(0, length))).as("%s characters", length).isEmpty();
    }
    assertThat(claim(java.util.Arrays.copyOf(bytes, bytes.length + 1))).isEmpty();
    assertThat(links.claim(token + token)).isEmpty();
  }

  @Test
  void whatAnotherInstallationSignedProvesNothing() {
    assertThat(links.claim(links(secret(2), clock).token(INCIDENT, 7))).isEmpty();
  }

  @Property(tries = 300)
  void whateverIsSentIsRefusedWithoutAnError(@ForAll String anything) {
    assertThat(links(SECRET, new TestClock("2025-11-18T10:00:00Z")).claim(anything)).isEmpty();
  }

  private Optional<Claim> claim(byte[] token) {
    return links.claim(Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }
}
