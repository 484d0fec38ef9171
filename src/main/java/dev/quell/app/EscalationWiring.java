package dev.quell.app;

import dev.quell.escalation.EscalationRuleApi;
import dev.quell.escalation.EscalationRules;
import dev.quell.queue.Commands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is told of incidents. */
@Configuration(proxyBeanMethods = false)
class EscalationWiring {

  @Bean
  EscalationRuleApi escalationRuleApi(EscalationRules rules, Commands commands) {
    return new EscalationRuleApi(rules, commands);
  }
}
