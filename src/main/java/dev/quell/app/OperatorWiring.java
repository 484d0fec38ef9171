package dev.quell.app;

import dev.quell.flow.FlowWorker;
import dev.quell.intake.Activities;
import dev.quell.intake.Integrations;
import dev.quell.intake.SilenceMetrics;
import dev.quell.queue.EventLog;
import dev.quell.storage.Database;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** What the people and programs that run a server look at: health and metrics. */
@Configuration(proxyBeanMethods = false)
class OperatorWiring {
  private static final String UP = "{\"status\":\"UP\"}";
  private static final String DOWN = "{\"status\":\"DOWN\",\"reason\":\"%s\"}";

  @Bean
  PrometheusMeterRegistry meterRegistry(JvmGcMetrics collector, Database database) {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
    FunctionCounter.builder("quell.store.rows", database, Database::rowsWritten)
        .description("Rows written to the store")
        .register(registry);
    return registry;
  }

  @Bean
  JvmGcMetrics garbageCollectorMetrics() {
    return new JvmGcMetrics();
  }

  @Bean
  SilenceMetrics silenceMetrics(
      Integrations integrations,
      Activities activities,
      InstantSource clock,
      PrometheusMeterRegistry registry) {
    return new SilenceMetrics(integrations, activities, clock, registry);
  }

  @Bean
  SimpleUrlHandlerMapping operatorPages(
      Database database,
      EventLog log,
      FlowWorker flow,
      SilenceMetrics silence,
      PrometheusMeterRegistry registry) {
    HttpRequestHandler live = (request, response) -> OperatorPage.json(response, 200, UP);
    HttpRequestHandler ready =
        (request, response) -> {
          Optional<String> trouble = trouble(database, log, flow);
          OperatorPage.json(
              response, trouble.isEmpty() ? 200 : 503, trouble.map(DOWN::formatted).orElse(UP));
        };
    HttpRequestHandler metrics =
        (request, response) -> {
          silence.measure();
          OperatorPage.metrics(request, response, registry);
        };
    return new SimpleUrlHandlerMapping(
        Map.of("/health/live", live, "/health/ready", ready, "/metrics", metrics), 1);
  }

  private static Optional<String> trouble(Database database, EventLog log, FlowWorker flow) {
    if (!database.answers()) {
      return Optional.of("the database does not answer");
    }
    if (!log.isWorking()) {
      return Optional.of("the log has ended; restart the server");
    }
    return flow.isWorking()
        ? Optional.empty()
        : Optional.of("the flow has ended; restart the server");
  }
}
