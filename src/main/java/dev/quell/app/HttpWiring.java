package dev.quell.app;

import dev.quell.access.AccessRules;
import dev.quell.access.AppKeys;
import dev.quell.access.CallerFilter;
import dev.quell.access.Sessions;
import dev.quell.access.audit.AuditLog;
import dev.quell.access.audit.AuditTrail;
import dev.quell.channel.ChannelOwners;
import dev.quell.channel.Channels;
import dev.quell.flow.DryRunApi;
import dev.quell.insight.RoutePreviewApi;
import dev.quell.intake.Integrations;
import dev.quell.notify.catalog.Templates;
import dev.quell.oncall.Calendars;
import dev.quell.oncall.Schedules;
import dev.quell.pipeline.RouteApi;
import dev.quell.pipeline.mapping.MappingTableApi;
import dev.quell.storage.Database;
import dev.quell.web.BelongingGate;
import dev.quell.web.Budget;
import dev.quell.web.ConsoleFiles;
import dev.quell.web.ContainerErrors;
import dev.quell.web.EnvelopeAdvice;
import dev.quell.web.ErrorMapper;
import dev.quell.web.FailureWriter;
import dev.quell.web.Gate;
import dev.quell.web.Json;
import dev.quell.web.JsonBodyFilter;
import dev.quell.web.MvcFrame;
import dev.quell.web.RequestIdFilter;
import dev.quell.web.RequiredFields;
import dev.quell.web.TrustedProxies;
import dev.quell.webhook.Webhooks;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a request, outside in: id, proxies, security (not for pushes), body, MVC, and the
 * console's files for what is left.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  LifecycleAutoConfiguration.class,
  SslAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
})
class HttpWiring {
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

  // ── filters, in their order ──────────────────────────────────────────────────────────────────

  @Bean
  FilterRegistrationBean<Filter> requestIds(InstantSource clock) {
    return everywhere(new RequestIdFilter(clock), FIRST);
  }

  @Bean
  FilterRegistrationBean<Filter> trustedProxies(Settings settings) {
    FilterRegistrationBean<Filter> filter =
        everywhere(new TrustedProxies(settings.trustedProxies()), FIRST + 1);
    filter.setEnabled(!settings.trustedProxies().isEmpty());
    return filter;
  }

  @Bean
  SecurityOutsidePushes security() {
    return new SecurityOutsidePushes(FIRST + 2);
  }

  @Bean
  FilterRegistrationBean<Filter> jsonBodies(FailureWriter failures) {
    FilterRegistrationBean<Filter> filter =
        everywhere(
            new JsonBodyFilter(
                failures,
                Map.of(
                    DryRunApi.PATH, DryRunApi.MOST_REQUEST_BYTES,
                    RouteApi.UPSERT, RouteApi.MOST_REQUEST_BYTES,
                    RoutePreviewApi.PREVIEW, RouteApi.MOST_REQUEST_BYTES,
                    MappingTableApi.UPSERT, MappingTableApi.MOST_UPSERT_BYTES),
                Set.of(MappingTableApi.UPLOAD)),
            FIRST + 3);
    filter.setUrlPatterns(List.of());
    filter.setServletNames(List.of("dispatcherServlet"));
    return filter;
  }

  /** Files stay in memory: they are small, and nothing of them is left behind. */
  @Bean
  MultipartConfigElement files() {
    int most = MappingTableApi.MOST_FILE_BYTES;
    return new MultipartConfigElement("", most, most + 65_536L, most);
  }

  private static FilterRegistrationBean<Filter> everywhere(Filter filter, int order) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    return registration;
  }

  // ── access ───────────────────────────────────────────────────────────────────────────────────

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http, AppKeys keys, Sessions sessions, FailureWriter failures) {
    return AccessRules.chain(http, new CallerFilter(keys, sessions), failures);
  }

  // ── conventions of the API ───────────────────────────────────────────────────────────────────

  @Bean
  JsonMapper jsonMapper() {
    return Json.mapper();
  }

  @Bean
  FailureWriter failureWriter(JsonMapper mapper) {
    return new FailureWriter(mapper);
  }

  @Bean
  MvcFrame mvcFrame(JsonMapper mapper, AuditLog audit, InstantSource clock) {
    return new MvcFrame(
        mapper, List.of(new AuditTrail(audit, clock), new Gate(), new Budget(clock)));
  }

  @Bean
  BelongingGate belongingGate(
      ChannelOwners channels,
      Calendars calendars,
      Schedules schedules,
      Integrations integrations,
      Templates templates,
      Webhooks webhooks,
      Database database) {
    return new BelongingGate(
        new OwnedThings(
            channels, calendars, schedules, integrations, templates, webhooks, database));
  }

  @Bean
  Sights sights(Channels channels, ChannelOwners owners, Database database) {
    return new Sights(channels, owners, database);
  }

  @Bean
  RequiredFields requiredFields() {
    return new RequiredFields();
  }

  @Bean
  EnvelopeAdvice envelopeAdvice() {
    return new EnvelopeAdvice();
  }

  @Bean
  ErrorMapper errorMapper(FailureWriter failures, Database database) {
    return new ErrorMapper(failures, database::answers);
  }

  // ── what no API class answers ────────────────────────────────────────────────────────────────

  @Bean
  SimpleUrlHandlerMapping consoleFiles(FailureWriter failures) {
    return new SimpleUrlHandlerMapping(
        Map.of("/**", new ConsoleFiles(failures)), Ordered.LOWEST_PRECEDENCE);
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrors() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ContainerErrors.class.getName());
          }
        });
  }
}
