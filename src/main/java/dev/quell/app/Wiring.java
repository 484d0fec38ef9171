package dev.quell.app;

import dev.quell.access.AppKeys;
import dev.quell.access.LoginGuard;
import dev.quell.access.Members;
import dev.quell.access.Passwords;
import dev.quell.access.SessionApi;
import dev.quell.access.Sessions;
import dev.quell.storage.Database;
import dev.quell.storage.Databases;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Every part of the server, made by hand in start order; parts stop in the opposite order. {@link
 * Settings} and the clock ({@link InstantSource}) are given by {@link App}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
  HttpWiring.class,
  FlowWiring.class,
  ApiWiring.class,
  NoiseWiring.class,
  EscalationWiring.class,
  IncidentWiring.class,
  OncallWiring.class,
  DescriptionWiring.class,
  OperatorWiring.class
})
class Wiring {

  // ── storage ──────────────────────────────────────────────────────────────────────────────────

  @Bean
  Database database(Settings settings) {
    return Databases.open(settings.databaseUrl(), settings.data());
  }

  // ── access: people, keys, sessions ───────────────────────────────────────────────────────────

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  Members members(Database database, Passwords passwords, InstantSource clock) {
    return new Members(database, passwords, clock);
  }

  @Bean
  FirstStart firstStart(Members members, Settings settings) {
    return new FirstStart(members.createFirst(settings.adminPassword(), settings.appKey()));
  }

  @Bean
  AppKeys appKeys(Database database, InstantSource clock) {
    return new AppKeys(database, clock);
  }

  @Bean
  Sessions sessions(Database database, InstantSource clock) {
    return new Sessions(database, clock);
  }

  @Bean
  SessionApi sessionApi(Members members, Sessions sessions, InstantSource clock) {
    return new SessionApi(members, sessions, new LoginGuard(clock));
  }
}
