package dev.quell.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quell.app.TestClock;
import dev.quell.web.ApiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guessing is slow from one address, from many, and at many accounts. */
class LoginGuardTest {
  private static final String ANN = "ann@example.org";
  private final TestClock clock = new TestClock("2025-11-18T10:00:00Z");
  private final LoginGuard guard = new LoginGuard(clock);

  @Test
  void oneAccountFromOneAddressHasTenTries() {
    guess(ANN, "192.0.2.1", 9);
    guard.check(ANN, "192.0.2.1");
    guess(ANN, "192.0.2.1", 1);

    isClosed(ANN, "192.0.2.1");
    guard.check(ANN, "192.0.2.2");
    clock.advance(Duration.ofMinutes(5));
    guard.check(ANN, "192.0.2.1");
  }

  @Test
  void manyAddressesTogetherHaveAHundredTriesAtOneAccount() {
    for (int i = 0; i < 100; i++) {
      guess(ANN, "198.51.100." + i, 1);
    }

    isClosed(ANN, "203.0.113.9");
    guard.check("ben@example.org", "203.0.113.9");
  }

  @Test
  void oneAddressHasAHundredTriesAtManyAccounts() {
    for (int i = 0; i < 100; i++) {
      guess("somebody" + i + "@example.org", "192.0.2.1", 1);
    }

    isClosed(ANN, "192.0.2.1");
    guard.check(ANN, "192.0.2.2");
  }

  @Test
  void strangersDoNotLockOutWhoCameInFromThereBefore() {
    guard.succeeded(ANN, "192.0.2.1");
    for (int i = 0; i < 100; i++) {
      guess(ANN, "198.51.100." + i, 1);
      guess("somebody" + i + "@example.org", "192.0.2.1", 1);
    }

    guard.check(ANN, "192.0.2.1");
    guess(ANN, "192.0.2.1", 10);
    isClosed(ANN, "192.0.2.1");
  }

  private void guess(String email, String address, int times) {
    for (int i = 0; i < times; i++) {
      guard.failed(email, address);
    }
  }

  private void isClosed(String email, String address) {
    assertThatThrownBy(() -> guard.check(email, address))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("try again in 301 seconds");
  }
}
