package dev.quell.app;

import dev.quell.access.AppKeys;
import dev.quell.access.LoginGuard;
import dev.quell.access.Members;
import dev.quell.access.Passwords;
import dev.quell.access.People;
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
  PeopleWiring.class,
  ApiWiring.class,
  NoiseWiring.class,
  CommandWiring.class,
  EscalationWiring.class,
  IncidentWiring.class,
  OncallWiring.class,
  WebhookWiring.class,
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
  People people(Database database) {
    return new People(database);
  }

  @Bean
  Members members(Database database, People people, Passwords passwords, InstantSource clock) {
    return new Members(database, people, passwords, clock);
  }

  @Bean
  FirstStart firstStart(Members members, Settings settings) {
    return new FirstStart(members.createFirst(settings.adminPassword(), settings.appKey()));
  }

  @Bean
  AppKeys appKeys(Database database, People people, InstantSource clock) {
    return new AppKeys(database, people, clock);
  }

  @Bean
  Sessions sessions(Database database, People people, InstantSource clock) {
    return new Sessions(database, people, clock);
  }

  @Bean
  LoginGuard loginGuard(InstantSource clock) {
    return new LoginGuard(clock);
  }

  @Bean
  SessionApi sessionApi(People people, Members members, Sessions sessions, LoginGuard guard) {
    return new SessionApi(people, members, sessions, guard);
  }
}
