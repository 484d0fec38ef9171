package dev.quell.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.quell.app.TestServer;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Callers who hang up before they have their answer are nobody's trouble. */
class GoneCallerTest {
  private static final CountDownLatch GONE = new CountDownLatch(1);

  private final TestServer server = TestServer.start(Parts.class);
  private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorMapper.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @Configuration(proxyBeanMethods = false)
  static class Parts {
    @Bean
    EndlessApi endlessApi() {
      return new EndlessApi();
    }
  }

  @RestController
  @Tag(name = "Samples")
  static final class EndlessApi {
    record Lines(List<String> items) {}

    @PostMapping("/sample/endless")
    @Anybody
    Lines endless() throws InterruptedException {
      GONE.await();
      return new Lines(Collections.nCopies(1_000_000, "a line that somebody asked for"));
    }
  }

  @AfterEach
  void stop() {
    logger.detachAppender(logged);
    logger.setLevel(null);
    server.close();
  }

  @Test
  void aCallerWhoHangsUpIsNotLoggedAsAFailure() throws IOException {
    logger.setLevel(Level.DEBUG);
    logged.start();
    logger.addAppender(logged);

    try (Socket caller = new Socket("localhost", server.app().port())) {
      String request =
          "POST /sample/endless?app_key="
              + TestServer.KEY
              + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 2\r\n\r\n{}";
      caller.getOutputStream().write(request.getBytes(US_ASCII));
      caller.setSoLinger(true, 0);
    }
    GONE.countDown();

    await().until(() -> !logged.list.isEmpty());
    assertThat(logged.list)
        .as(logged.list.toString())
        .allMatch(event -> event.getLevel() == Level.DEBUG)
        .anyMatch(event -> event.getFormattedMessage().contains("Could not write JSON"));
  }
}
