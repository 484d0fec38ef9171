package dev.quell.app;

import dev.quell.storage.Database;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** What the people and programs that run a server look at: health and metrics. */
@Configuration(proxyBeanMethods = false)
class OperatorWiring {
  private static final String UP = "{\"status\":\"UP\"}";
  private static final String DOWN =
      "{\"status\":\"DOWN\",\"reason\":\"the database does not answer\"}";

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
  SimpleUrlHandlerMapping operatorPages(Database database, PrometheusMeterRegistry registry) {
    HttpRequestHandler live = (request, response) -> OperatorPage.json(response, 200, UP);
    HttpRequestHandler ready =
        (request, response) -> {
          boolean answers = database.answers();
          OperatorPage.json(response, answers ? 200 : 503, answers ? UP : DOWN);
        };
    HttpRequestHandler metrics =
        (request, response) -> OperatorPage.metrics(request, response, registry);
    return new SimpleUrlHandlerMapping(
        Map.of("/health/live", live, "/health/ready", ready, "/metrics", metrics), 1);
  }
}
