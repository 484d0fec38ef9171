package dev.quell.app;

import dev.quell.web.ApiDescription;
import dev.quell.web.Caller;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the API, generated from the API classes at {@code /api/openapi.yaml}. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  SpringDocConfiguration.class,
  SpringDocConfigProperties.class,
  SpringDocWebMvcConfiguration.class,
})
class DescriptionWiring {

  @Bean
  OpenAPI apiFrame() {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    return ApiDescription.frame();
  }

  @Bean
  GlobalOpenApiCustomizer apiDescription() {
    return new ApiDescription()::customise;
  }

  @Bean
  GlobalOperationCustomizer operationNotes() {
    return ApiDescription::note;
  }

  @Bean
  ModelConverter wireModels(ObjectMapperProvider mappers) {
    return ApiDescription.models(mappers.jsonMapper());
  }
}
