package dev.quell.queue;

import dev.quell.storage.StorageException;
import dev.quell.web.ApiException;
import dev.quell.web.ErrorCode;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Puts what people and timers want into the log and waits for what the flow made of it. */
public final class Commands {
  private static final long WAIT_SECONDS = 30;

  private final EventLog log;
  private final InstantSource clock;
  private final Map<String, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

  public Commands(EventLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Returns the handler's answer once the change is on disk.
   *
   * @throws ApiException when the handler refused, or the flow did not get to it in time; then the
   *     change may still happen
   * @throws StorageException when the store failed
   */
  public String run(String kind, long by, String body) {
    String id = UUID.randomUUID().toString();
    CompletableFuture<String> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      log.append(new LogRecord.Command(clock.millis(), id, kind, by, body)).join();
      return answer.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (CompletionException | ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StorageException("the change failed: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new ApiException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "the change has waited "
              + WAIT_SECONDS
              + " s for its turn and may still happen; look again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("the server is stopping", e);
    } finally {
      waiting.remove(id);
    }
  }

  /** Leaves a command nobody waits for. */
  public void leave(String kind, String body) {
    log.append(new LogRecord.Command(clock.millis(), UUID.randomUUID().toString(), kind, 0, body))
        .join();
  }

  /** Called by the flow when a command's transaction is on disk. */
  public void done(LogRecord.Command command, String answer) {
    CompletableFuture<String> future = waiting.get(command.id());
    if (future != null) {
      future.complete(answer);
    }
  }

  public void refused(LogRecord.Command command, RuntimeException why) {
    CompletableFuture<String> future = waiting.get(command.id());
    if (future != null) {
      future.completeExceptionally(why);
    }
  }
}
