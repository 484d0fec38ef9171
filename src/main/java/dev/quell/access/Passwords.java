package dev.quell.access;

import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes and checks passwords with Argon2, two at a time: it is meant to be slow, so a flood of
 * logins waits in line and is then refused, instead of taking the processor from the alerts.
 */
public final class Passwords implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final int WAITING = 32;

  private final Argon2PasswordEncoder argon2 =
      Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("quell-passwords-", 0).factory());

  public Passwords() {
    threads.allowCoreThreadTimeOut(true);
  }

  String hash(String password) {
    return inLine(() -> String.valueOf(argon2.encode(password)));
  }

  boolean matches(String password, String hash) {
    return inLine(() -> argon2.matches(password, hash));
  }

  private <T> T inLine(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (RejectedExecutionException e) {
      throw new ApiException(
          ErrorCode.REQUEST_TOO_FREQUENTLY, "too many people log in at once; try again soon");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
